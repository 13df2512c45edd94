"""Geodesy on WGS 84 and units of length: pure functions, metres and degrees, longitude first."""
