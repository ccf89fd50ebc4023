"""Private parts of the Akoma Ntoso writer."""
