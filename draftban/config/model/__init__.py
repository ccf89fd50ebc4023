"""What people write in YAML, as typed objects; a file here for each kind of file they write.

The decoder (``config/decode.py``) and the JSON Schema generator (``config/schema.py``) both
read these types: a key exists, is required or has a default because a field here says so.
"""

from __future__ import annotations

from draftban.config.model.checked import READ, Checked, Rule, Verified, Weight
from draftban.config.model.content import (
    Amends,
    Authority,
    Change,
    ClauseMeta,
    Dated,
    DefinitionMeta,
    Demand,
    Difference,
    FindingMeta,
    Opening,
    PaperMeta,
    SheetMeta,
)
from draftban.config.model.form import (
    OVERLAY,
    ActorReach,
    Amending,
    Form,
    Group,
    Line,
    ReachCase,
    Region,
    Reserved,
    SignatureSpec,
    Verbs,
    Zone,
)
from draftban.config.model.language import LanguagePack, Reading, Typed
from draftban.config.model.law import Basis, Case, Fact, Searched, Stated, Step
from draftban.config.model.parts import LAID, Part, Parts
from draftban.config.model.place import (
    Answer,
    Body,
    BodyWords,
    Company,
    Jurisdiction,
    LocalFinding,
    LocalWording,
)
from draftban.config.model.shared import (
    DIRECT,
    URGE,
    Blank,
    Fill,
    Option,
    Phrases,
    Source,
    When,
    Wording,
    evident,
)
from draftban.config.model.tradition import Tradition

__all__ = [
    "DIRECT",
    "LAID",
    "OVERLAY",
    "READ",
    "URGE",
    "ActorReach",
    "Amending",
    "Amends",
    "Answer",
    "Authority",
    "Basis",
    "Blank",
    "Body",
    "BodyWords",
    "Case",
    "Change",
    "Checked",
    "ClauseMeta",
    "Company",
    "Dated",
    "DefinitionMeta",
    "Demand",
    "Difference",
    "Fact",
    "Fill",
    "FindingMeta",
    "Form",
    "Group",
    "Jurisdiction",
    "LanguagePack",
    "Line",
    "LocalFinding",
    "LocalWording",
    "Opening",
    "Option",
    "PaperMeta",
    "Part",
    "Parts",
    "Phrases",
    "ReachCase",
    "Reading",
    "Region",
    "Reserved",
    "Rule",
    "Searched",
    "SheetMeta",
    "SignatureSpec",
    "Source",
    "Stated",
    "Step",
    "Tradition",
    "Typed",
    "Verbs",
    "Verified",
    "Weight",
    "When",
    "Wording",
    "Zone",
    "evident",
]
