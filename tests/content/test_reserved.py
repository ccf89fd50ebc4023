"""Where a state reserves rules on artificial intelligence, the law is money, purchases and the
conduct of personnel: no printed word names the reserved subject, nobody gets a suit or a sum,
others are urged.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

HOOK = re.compile(
    r"artificial|\bAI\b|algorithm|machine|automated|software|technolog|recognition|biometric"
    r"|deploy|\binfer|neural|preempt|552\.003|does not regulate|\bsue\b|damages|\$|sanctuary"
    r"|private (?:entity|part)",
    re.IGNORECASE,
)
"""What whoever wants to void the law would quote from it."""

CITY = """place: us-tx-testville
form: us-tx-city
name: City of Testville
short: Testville
state: Texas
prohibitions: all
"""
COUNTY = """place: us-tx-hill
form: us-policy
body: county-policy
name: Hill County
short: Hill
state: Texas
prohibitions: all
facts: {ai_preemption: true, sanctuary_limits: true}
"""
ELSEWHERE = """place: us-or-testville
form: us-or-city
name: City of Testville
short: Testville
state: Oregon
prohibitions: all
facts: {ai_preemption: true}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("reserved")
    (where / "jurisdictions").mkdir()
    for text in (CITY, COUNTY, ELSEWHERE):
        code = text.split()[1]
        (where / "jurisdictions" / f"{code}.yaml").write_text(text, "utf-8")
    return where
