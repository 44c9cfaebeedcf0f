"""HTTP for every feature: headers, compression, the session cookie, assets, paging."""
