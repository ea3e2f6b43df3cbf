"""Recomputes the hash of a frozen version from its exported JSON, with nothing but Python's own library.

    python3 recompute.py version.json

What is hashed is the object under "text", written as RFC 8785 says: keys sorted, no blanks, UTF-8. Python's
own writer does exactly that for this form, because its keys are ASCII and its numbers are small whole ones.
"""

import hashlib
import json
import sys


def canonical(text):
    written = json.dumps(text, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return written.encode("utf-8")


def main(path):
    with open(path, encoding="utf-8") as file:
        version = json.load(file)
    if version["format"] != "undersigned-version" or version["text"]["canonical"] != 1:
        sys.exit("This is not a version in canonical form 1.")
    computed = hashlib.sha256(canonical(version["text"])).hexdigest()
    print(computed)
    if computed != version["hash"]:
        sys.exit("The text is not the one this hash was made of.")


main(sys.argv[1])
