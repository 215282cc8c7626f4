"""The pages that the browser looks at: one of each kind."""

PAGES = (
    "", "articles/", "articles/zhipu-hangzhou/", "timeline/", "models/", "models/glm/",
    "models/compare/", "organizations/", "organizations/zhipu/", "people/", "glossary/",
    "evidence/", "evidence/wang-2025-zhipu-hangzhou/", "corrections/", "search/",
)
LARGE = (
    "", "articles/", "timeline/", "timeline/2024/", "timeline/undated/", "models/",
    "models/compare/?m=aurora-1,basalt-22", "glossary/", "en/glossary/d/", "evidence/",
    "search/?q=GLM", "search/claim/",
)
"""Those of the generated site that differ from a small one's."""
LANGUAGES = ("zh-Hant", "en")


def every_page() -> list[str]:
    """Each in both languages, and the page for what is not there."""
    return [*PAGES, *(f"en/{page}" for page in PAGES), "404.html"]
