"""Builds the web app manifest: a neutral name and icon for the home screen.

It has no share target: that would invite the link or the picture that must not be sent.
"""

from typing import Any

from webapp.web.assets import asset_url, icon_in_page


def manifest() -> dict[str, Any]:
    """The manifest as JSON. With it a browser offers "Add to home screen"."""
    return {
        "id": "/",
        "name": "E-safety",
        "short_name": "E-safety",
        "description": "What to do, and who to tell.",
        "lang": "en-GB",
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#fbfaf7",
        "icons": [
            # In the page already, so it costs no request.
            {"src": icon_in_page(), "sizes": "any", "type": "image/svg+xml"},
            _png("icon-192.png", 192),
            _png("icon-512.png", 512),
            _png("maskable-512.png", 512, purpose="maskable"),
        ],
        "shortcuts": [
            {"name": "What should I do?", "url": "/steps/"},
            {"name": "Report", "url": "/report"},
            {"name": "Who to call", "url": "/contacts"},
        ],
        # Only pages that say nothing of an incident: others see them while the app is installed.
        "screenshots": [
            _screenshot("home", "Home"),
            _screenshot("guidance", "Guidance"),
        ],
    }


def _screenshot(name: str, label: str) -> dict[str, str]:
    return {
        "src": asset_url(f"screens/{name}.png"),
        "sizes": "360x740",
        "type": "image/png",
        "form_factor": "narrow",
        "label": label,
    }


def _png(name: str, size: int, *, purpose: str = "any") -> dict[str, str]:
    return {
        "src": asset_url(f"icons/{name}"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }
