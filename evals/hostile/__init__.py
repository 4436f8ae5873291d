"""Hostile drafts: true sentences made false, unsourced or dangerous by named mutations."""

from __future__ import annotations

from evals.hostile.models import Honest, Hostile, Mutation, World

__all__ = ["Honest", "Hostile", "Mutation", "World"]
