"""An OpenAI-compatible server on this machine (Ollama, llama.cpp, vLLM, LM Studio) as a finder of names."""

from __future__ import annotations

from geomap.recognize.finders.llm.finder import LlmFinder, make

__all__ = ["LlmFinder", "make"]
