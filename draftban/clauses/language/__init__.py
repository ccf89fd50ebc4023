"""Clause language: a template → text in which every character knows where it was typed."""
