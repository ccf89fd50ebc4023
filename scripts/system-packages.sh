#!/bin/sh
# Installs what pip cannot, where this user may: root on Debian or Ubuntu, or Homebrew.
#
#   system-packages.sh pdf PYTHON   the libraries WeasyPrint needs for PDF
#   system-packages.sh test         the programs that some tests compare against
#   system-packages.sh pages FOLDER what the list in FOLDER names, with npm, for the tests of pages
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
        apt="$apt $2" brew="$brew${3:+ $3}" missing="$missing $1"
    }
    need soffice libreoffice-writer ''
    need pdftotext poppler-utils poppler
    need qpdf qpdf qpdf
    need pandoc pandoc pandoc
    need java default-jre-headless ''
    need npm npm node
    # The system's Python, which LibreOffice is driven with: no program of its own.
    command -v apt-get >/dev/null 2>&1 && { /usr/bin/python3 -c 'import uno' >/dev/null 2>&1 \
        || need python3-uno python3-uno ''; }
    # A browser goes by several names.
    command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 \
        || need chromium chromium ''
    [ -z "$missing" ] && exit 0
    install_packages "${apt# }" "${brew# }" \
        || echo "Missing:$missing. The tests that need them are skipped."
    ;;
pages)
    list=$2/package.json installed=$2/node_modules/.installed
    [ "$installed" -nt "$list" ] && exit 0
    command -v npm >/dev/null 2>&1 || exit 0 # named above as missing
    echo "Installing the checkers of web pages into $2/node_modules …"
    if npm install --prefix "$2" --no-package-lock --no-audit --no-fund --ignore-scripts \
        --no-update-notifier --loglevel=error >/dev/null; then
        touch "$installed"
    else
        echo "Could not install them; the tests that need them are skipped."
    fi
    ;;
esac
exit 0
