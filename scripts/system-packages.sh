#!/bin/sh
# Installs what pip cannot, where this user may: root on Debian or Ubuntu, or Homebrew.
#
#   system-packages.sh pdf PYTHON   the libraries WeasyPrint needs for PDF
#   system-packages.sh test         the programs that some tests compare against
#
# It never fails: what is missing afterwards is named by the program that misses it.
set -u

install_packages() { # apt packages, brew formulas
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        log=$(mktemp)
        echo "Installing $1 …"
        # shellcheck disable=SC2086 # a list of words
        if ! { apt-get update && DEBIAN_FRONTEND=noninteractive \
            apt-get install --yes --no-install-recommends $1; } >"$log" 2>&1; then
            tail -n 5 "$log"
            echo "Could not install $1; going on without."
        fi
        rm -f "$log"
    elif [ -n "$2" ] && [ "$(uname)" = Darwin ] && command -v brew >/dev/null 2>&1; then
        echo "Installing $2 …"
        # shellcheck disable=SC2086
        brew install --quiet $2 || echo "Could not install $2; going on without."
    else
        return 1
    fi
}

case "$1" in
pdf)
    # Loading WeasyPrint takes a second: once it worked, it is not tried again.
    done_file=$(dirname "$2")/../.pdf-works
    [ -e "$done_file" ] && exit 0
    # HarfBuzz's subsetter makes fonts smaller and faster than what WeasyPrint falls back on.
    works() {
        "$2" -c 'from weasyprint.text.ffi import harfbuzz_subset as found
raise SystemExit(not found)' >/dev/null 2>&1
    }
    if ! works "$@"; then
        # Without the right to install, `draftban build` says what PDF needs.
        install_packages "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" pango || exit 0
    fi
    works "$@" && touch "$done_file"
    ;;
test)
    apt='' brew='' missing=''
    need() { # program, apt package, brew formula
        command -v "$1" >/dev/null 2>&1 && return
        apt="$apt $2" brew="$brew $3" missing="$missing $1"
    }
    need soffice libreoffice-writer ''
    need pdftotext poppler-utils poppler
    need qpdf qpdf qpdf
    [ -z "$missing" ] && exit 0
    install_packages "${apt# }" "${brew# }" \
        || echo "Missing:$missing. The tests that need them are skipped."
    ;;
esac
exit 0
