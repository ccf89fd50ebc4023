"""The words with which acts of states open, as somebody saw them."""

from __future__ import annotations

ENACTING = {
    "us-ak-state": "BE IT ENACTED BY THE LEGISLATURE OF THE STATE OF ALASKA:",
    "us-ar-state": "BE IT ENACTED BY THE GENERAL ASSEMBLY OF THE STATE OF ARKANSAS:",
    "us-az-state": "Be it enacted by the Legislature of the State of Arizona:",
    "us-ct-state": (
        "Be it enacted by the Senate and House of Representatives in General Assembly convened:"
    ),
    "us-dc-state": (
        "BE IT ENACTED BY THE COUNCIL OF THE DISTRICT OF COLUMBIA, That this act may be "
        "cited as the “X Act of 2027”."
    ),
    "us-de-state": "BE IT ENACTED BY THE GENERAL ASSEMBLY OF THE STATE OF DELAWARE:",
    "us-fl-state": "Be It Enacted by the Legislature of the State of Florida:",
    "us-ga-state": "BE IT ENACTED BY THE GENERAL ASSEMBLY OF GEORGIA:",
    "us-hi-state": "BE IT ENACTED BY THE LEGISLATURE OF THE STATE OF HAWAII:",
    "us-ia-state": "BE IT ENACTED BY THE GENERAL ASSEMBLY OF THE STATE OF IOWA:",
    "us-id-state": "Be It Enacted by the Legislature of the State of Idaho:",
    "us-in-state": "Be it enacted by the General Assembly of the State of Indiana:",
    "us-ks-state": "Be it enacted by the Legislature of the State of Kansas:",
    "us-la-state": "Be it enacted by the Legislature of Louisiana:",
    "us-mi-state": "The people of the state of Michigan enact:",
    "us-mn-state": "BE IT ENACTED BY THE LEGISLATURE OF THE STATE OF MINNESOTA:",
    "us-mo-state": "Be it enacted by the General Assembly of the State of Missouri, as follows:",
    "us-ms-state": "BE IT ENACTED BY THE LEGISLATURE OF THE STATE OF MISSISSIPPI:",
    "us-nc-state": "The General Assembly of North Carolina enacts:",
    "us-nd-state": "BE IT ENACTED BY THE LEGISLATIVE ASSEMBLY OF NORTH DAKOTA:",
    "us-ne-state": "Be it enacted by the people of the State of Nebraska,",
    "us-nh-state": (
        "Be it Enacted by the Senate and House of Representatives in General Court convened:"
    ),
    "us-nj-state": "Be It Enacted by the Senate and General Assembly of the State of New Jersey:",
    "us-nm-state": "BE IT ENACTED BY THE LEGISLATURE OF THE STATE OF NEW MEXICO:",
    "us-nv-state": (
        "THE PEOPLE OF THE STATE OF NEVADA, REPRESENTED IN SENATE AND ASSEMBLY, DO ENACT "
        "AS FOLLOWS:"
    ),
    "us-oh-state": "BE IT ENACTED BY THE GENERAL ASSEMBLY OF THE STATE OF OHIO:",
    "us-ok-state": "BE IT ENACTED BY THE PEOPLE OF THE STATE OF OKLAHOMA:",
    "us-or-state": "Be It Enacted by the People of the State of Oregon:",
    "us-pa-state": (
        "The General Assembly of the Commonwealth of Pennsylvania hereby enacts as follows:"
    ),
    "us-ri-state": "It is enacted by the General Assembly as follows:",
    "us-sc-state": "Be it enacted by the General Assembly of the State of South Carolina:",
    "us-sd-state": "BE IT ENACTED BY THE LEGISLATURE OF THE STATE OF SOUTH DAKOTA:",
    "us-tn-state": "BE IT ENACTED BY THE GENERAL ASSEMBLY OF THE STATE OF TENNESSEE:",
    "us-wi-state": (
        "The people of the state of Wisconsin, represented in senate and assembly, do "
        "enact as follows:"
    ),
    "us-wv-state": "Be it enacted by the Legislature of West Virginia:",
    "us-wy-state": "Be It Enacted by the Legislature of the State of Wyoming:",
}
"""By form. In that of the District of Columbia the act is called X Act, of 2027."""
