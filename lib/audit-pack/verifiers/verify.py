#!/usr/bin/env python3
"""Verifies evidence packs of a Gatehouse audit log.

Needs Python 3.8 or newer and nothing else: no package, no network and no Gatehouse. verify.mjs beside it says the same
in JavaScript. Formats: RFC 9162 section 2.1 (tree), RFC 8032 (Ed25519), RFC 8785 (canonical JSON), C2SP signed-note,
tlog-checkpoint and tlog-cosignature.
"""

import base64
import binascii
import calendar
import datetime
import hashlib
import hmac
import json
import math
import os
import re
import sys
import unicodedata

USAGE = """python3 verify.py [options] [folder ...]

Verifies unpacked evidence packs; without a folder, the one that this file lies in.

  --vkey KEY          a key that you trust, from a place other than the pack; may be repeated
  --keys FILE         a list of keys that you trust, with the sizes that each is for
  --origin NAME       the log that the pack must be of
  --checkpoint FILE   a checkpoint that was kept outside; may be repeated
  --kept-at TIME      when the checkpoint before it was kept, as 2026-11-21T10:42:00Z
  --witness KEY       a witness whose cosigned times you trust; may be repeated
  --list              print what the entries say
  --json              print JSON

Ends with 0 where every pack is ok, with 1 where one is not, with 2 where the options are wrong.
"""

SENTENCES = {
    "ok": "Every entry is in the log, unchanged.",
    "malformed": "This is not written as an evidence pack is.",
    "invalid_signature": "A signature by a trusted key does not hold.",
    "no_trusted_signature": "No trusted key signed the checkpoint.",
    "origin_mismatch": "The checkpoint is of another log.",
    "key_not_valid": "The key was not the one of the log at this size.",
    "size_mismatch": "There are more or fewer entries than there must be.",
    "root_mismatch": "The entries are not those that the checkpoint was signed over.",
    "not_included": "The entry is not the one that the checkpoint was signed over.",
    "rollback": "The log is shorter than the checkpoint that was kept: entries were cut off.",
    "fork": "The log is as long as the checkpoint that was kept, but another one.",
    "inconsistent": "The log does not begin with what an earlier checkpoint was signed over.",
    "trusted_below_min_index": "The kept checkpoint is older than what the log still holds: ask for a consistency proof.",
    "no_consistency_proof": "The pack has no consistency proof for the kept checkpoint: ask for one.",
    "backdated": "The entry was recorded earlier than its place in the log allows.",
    "postdated": "The entry was recorded later than its place in the log allows.",
    "commitment_mismatch": "A value is not the one that the entry commits to.",
    "file_mismatch": "A file of the pack is missing, changed or was not in it.",
}

HASH_BYTES = 32
MAX_SIZE = 2**64 - 1
TOLERANCE_MICROS = 60_000_000
LOG_KEY = 1
WITNESS_KEY = 4


class Finding(Exception):
    """The end of a verification: a verdict, and where it was found."""

    def __init__(self, verdict, **where):
        super().__init__(SENTENCES[verdict])
        self.verdict = verdict
        self.where = where


def check(holds, verdict, **where):
    if not holds:
        raise Finding(verdict, **where)


# -- Bytes and JSON ---------------------------------------------------------------------------------------------------


def read_base64(text):
    """Bytes of base64 that is written in the one way that is right; None for anything else."""
    if not isinstance(text, str) or text == "":
        return None
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode() == text else None


def read_hash(text):
    data = read_base64(text)
    return data if data is not None and len(data) == HASH_BYTES else None


def read_hashes(texts):
    hashes = [read_hash(text) for text in texts] if isinstance(texts, list) else [None]
    return None if None in hashes else hashes


def read_utf8(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def refuse_constant(name):
    raise ValueError(name)


def read_json(data):
    """A JSON value, whose numbers are doubles as everywhere in RFC 8785; None for what is none."""
    text = read_utf8(data)
    if text is None:
        return None
    try:
        return json.loads(text, parse_int=float, parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        return None


def read_count(text):
    """A count or an index, which is a text since it may be larger than a double can tell; None for anything else."""
    if not isinstance(text, str) or len(text) > 20 or not re.fullmatch("0|[1-9][0-9]*", text):
        return None
    value = int(text)
    return value if value <= MAX_SIZE else None


ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def canonical_number(value):
    """A double as ECMAScript writes it: the shortest digits that lead back to it."""
    if not math.isfinite(value):
        raise ValueError("no number")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = repr(abs(float(value))).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = whole + fraction
    # The value is 0.digits times ten to the power of `point`.
    point = len(whole) + int(exponent or 0)
    point -= len(digits) - len(digits.lstrip("0"))
    digits = digits.strip("0")
    if len(digits) <= point <= 21:
        text = digits.ljust(point, "0")
    elif 0 < point <= 21:
        text = digits[:point] + "." + digits[point:]
    elif -6 < point <= 0:
        text = "0." + "0" * -point + digits
    else:
        head = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
        text = "%se%s%d" % (head, "+" if point > 0 else "-", abs(point - 1))
    return sign + text


def canonical_string(text):
    if any("\ud800" <= each <= "\udfff" for each in text):
        raise ValueError("half a surrogate pair")
    parts = (ESCAPES.get(each) or ("\\u%04x" % ord(each) if each < " " else each) for each in text)
    return '"' + "".join(parts) + '"'


def canonicalize(value):
    """The canonical text of a JSON value (RFC 8785); raises ValueError for what has none."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return canonical_number(value)
    if isinstance(value, str):
        return canonical_string(value)
    if isinstance(value, list):
        return "[" + ",".join(canonicalize(each) for each in value) + "]"
    names = sorted(value, key=utf16)
    return "{" + ",".join(canonical_string(name) + ":" + canonicalize(value[name]) for name in names) + "}"


def utf16(text):
    """What names are ordered by: their UTF-16 code units."""
    return text.encode("utf-16-be", "surrogatepass")


def commit(salt, value):
    """What an entry holds in place of a value: base64url(HMAC-SHA256(salt, canonical bytes))."""
    digest = hmac.new(salt, canonicalize(value).encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


TIME = re.compile(
    "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:[.]([0-9]{1,6}))?Z",
)


def read_time(text):
    """Microseconds since 1970 of 2026-11-21T10:42:00.123456Z, whose fraction may be left out; None for anything else."""
    parts = TIME.fullmatch(text) if isinstance(text, str) else None
    if not parts:
        return None
    try:
        moment = datetime.datetime(*(int(parts.group(at)) for at in range(1, 7)))
    except ValueError:
        return None
    return calendar.timegm(moment.timetuple()) * 1_000_000 + int((parts.group(7) or "").ljust(6, "0"))


# -- Ed25519 (RFC 8032 section 5.1) -----------------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
ZERO = (0, 1, 1, 0)


def recover_x(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P != 0 or (x == 0 and sign == 1):
        return None
    return x if x & 1 == sign else P - x


def decode_point(data):
    """A point in extended coordinates; None for bytes that are none."""
    number = int.from_bytes(data, "little")
    y, sign = number & (2**255 - 1), number >> 255
    if y >= P:
        return None
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def encode_point(point):
    x, y, z, _ = point
    inverse = pow(z, P - 2, P)
    x, y = x * inverse % P, y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def add_points(one, other):
    x1, y1, z1, t1 = one
    x2, y2, z2, t2 = other
    a = (y1 - x1) * (y2 - x2) % P
    b = (y1 + x1) * (y2 + x2) % P
    c = 2 * t1 * t2 * D % P
    d = 2 * z1 * z2 % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)
known_signatures = {}


def verify_ed25519(public_key, message, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    case = (public_key, message, signature)
    if case not in known_signatures:
        known_signatures[case] = holds_ed25519(*case)
    return known_signatures[case]


def holds_ed25519(public_key, message, signature):
    key = decode_point(public_key)
    s = int.from_bytes(signature[32:], "little")
    if key is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % L
    x, y, z, t = key
    minus = (P - x, y, z, P - t)
    # s * B - k * A, both multiplied in one walk over the bits.
    steps = {(1, 0): BASE, (0, 1): minus, (1, 1): add_points(BASE, minus)}
    point = ZERO
    for bit in range(255, -1, -1):
        point = add_points(point, point)
        step = steps.get((s >> bit & 1, k >> bit & 1))
        if step:
            point = add_points(point, step)
    return encode_point(point) == signature[:32]


# -- The tree ---------------------------------------------------------------------------------------------------------


def sha256(data):
    return hashlib.sha256(data).digest()


def hash_leaf(leaf):
    return sha256(b"\x00" + leaf)


def hash_node(left, right):
    return sha256(b"\x01" + left + right)


def split_of(n):
    """The largest power of two below n."""
    return 1 << (n - 1).bit_length() - 1


def follow_inclusion(index, size, leaf_hash, proof):
    """The root that a proof leads to from a leaf's hash; None where it has too many or too few hashes. RFC 9162 2.1.3."""
    if index >= size:
        return None
    # Whether the leaf is left at each split, from the root down.
    turns = []
    while size > 1:
        split = split_of(size)
        turns.append(index < split)
        index, size = (index, split) if index < split else (index - split, size - split)
    if len(turns) != len(proof):
        return None
    root = leaf_hash
    for is_left, sibling in zip(reversed(turns), proof):
        root = hash_node(root, sibling) if is_left else hash_node(sibling, root)
    return root


def is_consistent(size, to_size, from_root, to_root, proof):
    """Whether a proof shows that the tree of `to_size` leaves begins with the one of `size`. RFC 9162 2.1.4."""
    if size == 0 or size > to_size:
        return False
    turns = []
    m, n, is_whole = size, to_size, True
    while m != n:
        split = split_of(n)
        turns.append(m <= split)
        m, n, is_whole = (m, split, is_whole) if m <= split else (m - split, n - split, False)
    hashes = [from_root] + proof if is_whole else list(proof)
    if len(hashes) != len(turns) + 1:
        return False
    older = newer = hashes[0]
    for is_left, sibling in zip(reversed(turns), hashes[1:]):
        if not is_left:
            older = hash_node(sibling, older)
        newer = hash_node(newer, sibling) if is_left else hash_node(sibling, newer)
    return older == from_root and newer == to_root


def list_levels(start, end):
    """The levels of the complete subtrees that leaves from `start` up to but without `end` consist of, left to right."""
    levels = []
    while start < end:
        level = 0
        while start % (2 << level) == 0 and start + (2 << level) <= end:
            level += 1
        levels.append(level)
        start += 1 << level
    return levels


class Tree:
    """A tree that grows to the right by complete subtrees, of which it keeps the roots alone."""

    def __init__(self):
        self.size = 0
        self.nodes = []

    def add(self, level, node):
        self.size += 1 << level
        while self.nodes and self.nodes[-1][0] == level:
            level, node = level + 1, hash_node(self.nodes.pop()[1], node)
        self.nodes.append((level, node))

    def root(self):
        if not self.nodes:
            return sha256(b"")
        root = self.nodes[-1][1]
        for _, left in reversed(self.nodes[:-1]):
            root = hash_node(left, root)
        return root


# -- Keys, notes and checkpoints --------------------------------------------------------------------------------------

SPACES = re.compile("[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]")


def is_name(name):
    return name != "" and "+" not in name and not SPACES.search(name)


def read_vkey(text, kind=LOG_KEY):
    """A verifier key, name+hex(id)+base64(type, public key); None for what is none of this type. C2SP signed-note."""
    parts = text.split("+", 2) if isinstance(text, str) else []
    if len(parts) != 3 or not is_name(parts[0]):
        return None
    name, key_id, encoded = parts
    data = read_base64(encoded)
    if data is None or len(data) != 33 or data[0] != kind:
        return None
    if sha256(name.encode("utf-8", "surrogatepass") + b"\n" + data)[:4].hex() != key_id:
        return None
    return {"name": name, "id": key_id, "public_key": data[1:], "from": 0, "to": None}


def read_note(data):
    """The text and signatures of a note, whether they hold or not. C2SP signed-note."""
    whole = read_utf8(data)
    check(whole is not None, "malformed")
    check(not any(each != "\n" and unicodedata.category(each) == "Cc" for each in whole), "malformed")
    blank = whole.rfind("\n\n")
    check(blank >= 0 and whole.endswith("\n"), "malformed")
    signatures = []
    for line in whole[blank + 2 : -1].split("\n"):
        parts = line.split(" ")
        check(len(parts) == 3 and parts[0] == "\u2014" and is_name(parts[1]), "malformed")
        signature = read_base64(parts[2])
        check(signature is not None and len(signature) >= 5, "malformed")
        signatures.append((parts[1], signature[:4].hex(), signature[4:]))
    return whole[: blank + 1], signatures


def verify_note(note, keys):
    """The keys whose signatures a note has. One of a known key that does not hold spoils the note."""
    text, signatures = note
    signers = []
    for name, key_id, signature in signatures:
        known = [key for key in keys if key["name"] == name and key["id"] == key_id]
        if known and known[0] not in signers:
            check(verify_ed25519(known[0]["public_key"], text.encode(), signature), "invalid_signature")
            signers.extend(known)
    return signers


def open_note(data, keys):
    """Opens a signed note: its text, and the names of those whose signatures hold."""
    note = read_note(data)
    names = [key["name"] for key in verify_note(note, keys)]
    check(names, "no_trusted_signature")
    return note[0], list(dict.fromkeys(names))


def read_checkpoint(text):
    """The lines of a checkpoint: origin, size and root; None for what is none. C2SP tlog-checkpoint."""
    lines = text.split("\n")
    if len(lines) < 4 or lines[-1] != "" or "" in lines[3:-1]:
        return None
    origin, size, root = lines[0], read_count(lines[1]), read_hash(lines[2])
    if origin == "" or size is None or root is None:
        return None
    return {"origin": origin, "size": size, "root": root, "extensions": lines[3:-1]}


def open_checkpoint(data, trust):
    """Opens a checkpoint with what is trusted; `signers` is empty where no trusted key signed it."""
    note = read_note(data)
    signers = verify_note(note, trust["keys"])
    checkpoint = read_checkpoint(note[0])
    if signers or checkpoint is None:
        check(signers, "no_trusted_signature")
        check(checkpoint is not None, "malformed")
        size = checkpoint["size"]
        check(checkpoint["origin"] == trust["origin"], "origin_mismatch")
        in_range = (key["from"] <= size and (key["to"] is None or size <= key["to"]) for key in signers)
        check(any(in_range), "key_not_valid")
    return dict(checkpoint, signers=signers, time=read_cosigned(note, trust["witnesses"]))


def open_trusted_checkpoint(data, trust):
    checkpoint = open_checkpoint(data, trust)
    check(checkpoint["signers"], "no_trusted_signature")
    return checkpoint


def read_cosigned(note, witnesses):
    """When the first of the trusted witnesses saw a checkpoint, in microseconds; None where none did. C2SP tlog-cosignature."""
    text, signatures = note
    times = []
    for name, key_id, signature in signatures:
        for witness in [each for each in witnesses if each["name"] == name and each["id"] == key_id][:1]:
            check(len(signature) == 72, "invalid_signature")
            seconds = int.from_bytes(signature[:8], "big")
            message = "cosignature/v1\ntime %d\n%s" % (seconds, text)
            check(verify_ed25519(witness["public_key"], message.encode(), signature[8:]), "invalid_signature")
            times.append(seconds * 1_000_000)
    return min(times, default=None)


def read_key_list(value):
    """A list of keys with the sizes that each is for, as keys.json holds it."""
    is_list = isinstance(value, dict) and isinstance(value.get("origin"), str) and isinstance(value.get("keys"), list)
    check(is_list, "malformed")
    keys = []
    for each in value["keys"]:
        key = read_vkey(each.get("vkey")) if isinstance(each, dict) else None
        check(key is not None and "to_size" in each, "malformed")
        key["from"] = read_count(each.get("from_size"))
        key["to"] = None if each["to_size"] is None else read_count(each["to_size"])
        check(key["from"] is not None and (key["to"] is None) == (each["to_size"] is None), "malformed")
        keys.append(key)
    return {"origin": value["origin"], "keys": keys}


# -- The pack ---------------------------------------------------------------------------------------------------------

MANIFEST = "pack.json"
FILE_NAME = re.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")


def is_file_name(name):
    return isinstance(name, str) and FILE_NAME.fullmatch(name) is not None


def open_file(folder, file):
    try:
        return open(os.path.join(folder, *file.split("/")), "rb")
    except OSError:
        raise Finding("file_mismatch", file=file) from None


def read_file(folder, file):
    with open_file(folder, file) as handle:
        return handle.read()


def read_json_file(folder, file):
    value = read_json(read_file(folder, file))
    check(isinstance(value, dict), "malformed", file=file)
    return value


def read_json_lines(folder, file):
    """The objects of a file with one on each line. The last line ends with a newline too."""
    with open_file(folder, file) as handle:
        for line in handle:
            value = read_json(line[:-1]) if line.endswith(b"\n") else None
            check(isinstance(value, dict), "malformed", file=file)
            yield value


def read_manifest(folder):
    value = read_json_file(folder, MANIFEST)
    is_pack = value.get("format") == "gatehouse-evidence-pack"
    version = value.get("version")
    check(is_pack and version == 1 and not isinstance(version, bool), "malformed", file=MANIFEST)
    manifest = {"entries": read_count(value.get("entries")), "min_index": read_count(value.get("min_index"))}
    check(None not in manifest.values(), "malformed", file=MANIFEST)
    entry_files, files = value.get("entry_files"), value.get("files")
    check(isinstance(entry_files, list) and all(map(is_file_name, entry_files)), "malformed", file=MANIFEST)
    are_files = isinstance(files, list) and all(
        isinstance(each, dict) and is_file_name(each.get("name")) and isinstance(each.get("sha256"), str)
        for each in files
    )
    check(are_files, "malformed", file=MANIFEST)
    form = value.get("form")
    check(form in ("range", "selection"), "malformed", file=MANIFEST)
    given = value.get("range") if isinstance(value.get("range"), dict) else {}
    covered = {
        "from": read_count(given.get("from")),
        "to": read_count(given.get("to")),
        "before": read_hashes(given.get("before")),
        "after": read_hashes(given.get("after")),
    }
    check(form == "selection" or None not in covered.values(), "malformed", file=MANIFEST)
    manifest.update(entry_files=entry_files, files=files, range=covered if form == "range" else None)
    return manifest


def read_entry(line, file, is_in_range):
    """One line of an entry file, taken apart."""
    entry = {
        "index": read_count(line.get("index")),
        "leaf": read_base64(line["leaf"]) if "leaf" in line else None,
        "proof": [] if is_in_range else read_hashes(line.get("proof")),
        "sealed": line.get("sealed", {}),
    }
    told = read_hash(line["leaf_hash"]) if "leaf_hash" in line else None
    is_read = (entry["leaf"] is not None or "leaf" not in line) and (told is not None or "leaf_hash" not in line)
    is_entry = is_read and ("leaf" in line or "leaf_hash" in line) and isinstance(entry["sealed"], dict)
    check(is_entry and entry["index"] is not None and entry["proof"] is not None, "malformed", file=file)
    entry["hash"] = told if entry["leaf"] is None else hash_leaf(entry["leaf"])
    entry["differs"] = told is not None and told != entry["hash"]
    return entry


def find_wrong_value(content, shown):
    """The first of the values shown with an entry that is not what it commits to; None where all are."""
    sealed = content.get("sealed")
    for field in sorted(shown, key=utf16):
        given = shown[field] if isinstance(shown[field], dict) else {}
        salt = read_base64(given.get("salt"))
        try:
            is_right = salt is not None and isinstance(sealed, dict) and "value" in given
            if not is_right or commit(salt, given["value"]) != sealed.get(field):
                return field
        except (ValueError, RecursionError):
            return field
    return None


def list_erased(content):
    """The stretches of entries that an entry of the log itself says were erased but for their hashes."""
    data = content.get("data")
    if content.get("action") != "log.erase" or not isinstance(data, dict) or data.get("source") != "gatehouse":
        return []
    indexes, fields = data.get("indexes"), data.get("fields")
    if not isinstance(indexes, list) or not isinstance(fields, list) or "leaf" not in fields:
        return []
    stretches = []
    for text in indexes:
        ends = [read_count(end) for end in text.split("-")] if isinstance(text, str) else [None]
        first, last = ends[0], ends[1] if len(ends) > 1 else ends[0]
        if first is not None and last is not None:
            stretches.append((first, last))
    return stretches


def count_outside(indexes, stretches):
    """How many of these indexes lie in none of the stretches."""
    by_first = sorted(stretches)
    taken, reach, outside = 0, -1, 0
    for index in sorted(indexes):
        while taken < len(by_first) and by_first[taken][0] <= index:
            reach = max(reach, by_first[taken][1])
            taken += 1
        outside += index > reach
    return outside


def read_erasures(folder, checkpoint):
    """What entries beside those that were asked for say was erased; each has a proof of its own."""
    file = "erasures.ndjson"
    stretches = []
    for line in read_json_lines(folder, file):
        entry = read_entry(line, file, False)
        root = follow_inclusion(entry["index"], checkpoint["size"], entry["hash"], entry["proof"])
        check(root == checkpoint["root"], "not_included", index=entry["index"], file=file)
        content = read_json(entry["leaf"]) if entry["leaf"] is not None else None
        stretches += list_erased(content) if isinstance(content, dict) else []
    return stretches


class Found(dict):
    """The first finding of each kind."""

    def note(self, kind, verdict, **where):
        self.setdefault(kind, Finding(verdict, **where))


def walk_entries(folder, manifest, checkpoint, sizes, bounds_at, on_entry):
    """Walks over the entries once. What it finds is kept by kind, since kinds have an order and not the entries."""
    covered = manifest["range"]
    tree, roots, found = Tree(), {}, Found()
    counts = {"entries": 0, "first": None, "last": None, "erased": 0, "values": 0, "withheld": 0}
    erased, named = [], []
    if covered:
        for level, node in zip(list_levels(0, covered["from"]), covered["before"]):
            tree.add(level, node)
        roots[tree.size] = tree.root()
    previous = recorded = None
    for file in manifest["entry_files"]:
        for line in read_json_lines(folder, file):
            entry = read_entry(line, file, covered is not None)
            index = entry["index"]
            counts["entries"] += 1
            if covered:
                is_next = index == (covered["from"] if previous is None else previous + 1)
            else:
                is_next = previous is None or index > previous
            if not is_next:
                found.note("place", "size_mismatch", index=index)
            previous = index
            counts["first"] = index if counts["first"] is None else counts["first"]
            counts["last"] = index
            if entry["differs"]:
                found.note("hash", "malformed", index=index)
            if covered:
                tree.add(0, entry["hash"])
                if tree.size in sizes:
                    roots[tree.size] = tree.root()
            elif follow_inclusion(index, checkpoint["size"], entry["hash"], entry["proof"]) != checkpoint["root"]:
                found.note("place", "not_included", index=index)
            shown = entry["sealed"]
            if entry["leaf"] is None:
                counts["erased"] += 1
                erased.append(index)
                if shown:
                    found.note("value", "commitment_mismatch", index=index, field=min(shown, key=utf16))
                continue
            content = read_json(entry["leaf"])
            time = read_time(content.get("recordedAt")) if isinstance(content, dict) else None
            if time is None:
                found.note("time", "malformed", index=index)
                continue
            earliest, latest = bounds_at(index)
            if (recorded is not None and time < recorded) or time < earliest - TOLERANCE_MICROS:
                found.note("time", "backdated", index=index)
            elif time > latest + TOLERANCE_MICROS:
                found.note("time", "postdated", index=index)
            recorded = time
            field = find_wrong_value(content, shown)
            if field is not None:
                found.note("value", "commitment_mismatch", index=index, field=field)
            committed = content.get("sealed") if isinstance(content.get("sealed"), dict) else {}
            counts["values"] += len(shown)
            counts["withheld"] += max(0, len(committed) - len(shown))
            named += list_erased(content)
            if on_entry:
                on_entry(index, content, shown)
    if covered:
        for level, node in zip(list_levels(covered["to"], checkpoint["size"]), covered["after"]):
            tree.add(level, node)
    return tree, roots, found, counts, erased, named


def bounds_of(checkpoints):
    """Between which times entries must have been recorded, by checkpoints whose time somebody outside knows."""
    timed = sorted((each for each in checkpoints if each["time"] is not None), key=lambda each: each["size"])
    earliest, latest = [-math.inf], [math.inf]
    for each in timed:
        earliest.append(max(earliest[-1], each["time"]))
    for each in reversed(timed):
        latest.insert(0, min(latest[0], each["time"]))
    passed = 0

    def bounds_at(index):
        nonlocal passed
        while passed < len(timed) and timed[passed]["size"] <= index:
            passed += 1
        return earliest[passed], latest[passed]

    return bounds_at


def read_earlier(folder, trust, covering):
    """The checkpoints that the pack has beside the one that covers it, each with its consistency proof."""
    file = "checkpoints.ndjson"
    earlier = []
    for line in read_json_lines(folder, file):
        size, proof, note = read_count(line.get("size")), read_hashes(line.get("proof")), line.get("note")
        check(size is not None and proof is not None and isinstance(note, str), "malformed", file=file)
        checkpoint = open_checkpoint(note.encode("utf-8", "replace"), trust)
        check(checkpoint["size"] == size < covering["size"], "malformed", file=file)
        # With keys from outside, a key of the past may be unknown to who verifies: then the note proves nothing.
        check(checkpoint["signers"] or trust["is_pinned"], "no_trusted_signature", size=size)
        earlier.append(dict(checkpoint, proof=proof))
    return earlier


def compare_kept(kept, covering, earlier, roots, min_index):
    """Compares a checkpoint that was kept outside with the one of the pack."""
    size, root = kept["size"], kept["root"]
    check(size <= covering["size"], "rollback", size=size)
    if size == covering["size"]:
        check(root == covering["root"], "fork", size=size)
    elif size == 0:
        return
    elif size in roots:
        check(root == roots[size], "inconsistent", size=size)
    else:
        proofs = [each["proof"] for each in earlier if each["size"] == size]
        if not proofs:
            raise Finding("trusted_below_min_index" if size < min_index else "no_consistency_proof", size=size)
        check(is_consistent(size, covering["size"], root, covering["root"], proofs[0]), "inconsistent", size=size)


def check_files(folder, files):
    """Each file is the one that the manifest names, and there is no other."""
    for each in files:
        digest = hashlib.sha256()
        with open_file(folder, each["name"]) as handle:
            for piece in iter(lambda: handle.read(1 << 20), b""):
                digest.update(piece)
        check(digest.hexdigest() == each["sha256"], "file_mismatch", file=each["name"])
    listed = {MANIFEST, *(each["name"] for each in files)}
    present = []
    for below, _, names in os.walk(folder):
        path = os.path.relpath(below, folder).replace(os.sep, "/")
        present += [name if path == "." else path + "/" + name for name in names]
    for file in sorted(present, key=utf16):
        check(file in listed, "file_mismatch", file=file)


def choose_trust(key_list, options):
    """Whom to believe: the keys that were named outside, else those of the pack, which is then its own word."""
    vkeys, outside = options["vkeys"], options["key_list"]
    is_pinned = bool(vkeys) or outside is not None
    ranged = []
    for vkey in vkeys:
        known = [
            key
            for key in key_list["keys"]
            if key["name"] == vkey["name"] and key["public_key"] == vkey["public_key"]
        ]
        # A key that the log's own list does not have is for no size of it.
        ranged += known or [dict(vkey, **{"from": 1, "to": 0})]
    keys = ranged + (outside["keys"] if outside else []) if is_pinned else key_list["keys"]
    origin = options["origin"]
    if origin is None:
        origin = outside["origin"] if outside else vkeys[0]["name"] if vkeys else key_list["origin"]
    return {"keys": keys, "is_pinned": is_pinned, "witnesses": options["witnesses"], "origin": origin}


def check_shape(covered, size):
    """A range lies within its checkpoint, with as many hashes on both sides as a tree of that size has."""
    if covered is None:
        return
    check(covered["from"] <= covered["to"] <= size, "size_mismatch")
    check(len(covered["before"]) == len(list_levels(0, covered["from"])), "size_mismatch")
    check(len(covered["after"]) == len(list_levels(covered["to"], size)), "size_mismatch")


def examine(folder, options, report):
    """The checks, in the order in which the specification has them; raises a Finding at the first that fails."""
    manifest = read_manifest(folder)
    trust = choose_trust(read_key_list(read_json_file(folder, "keys.json")), options)
    report.update(isPinned=trust["is_pinned"], origin=trust["origin"])
    covering = open_trusted_checkpoint(read_file(folder, "checkpoint.txt"), trust)
    report.update(covers=covering["size"], root=base64.b64encode(covering["root"]).decode())
    covered = manifest["range"]
    check_shape(covered, covering["size"])
    kept = []
    for note, time in options["kept"]:
        opened = open_trusted_checkpoint(note, trust)
        kept.append(dict(opened, time=opened["time"] if time is None else time))
    earlier = read_earlier(folder, trust, covering)
    sizes = {each["size"] for each in kept + earlier}
    bounds_at = bounds_of([covering] + earlier + kept)
    walked = walk_entries(folder, manifest, covering, sizes, bounds_at, options.get("on_entry"))
    tree, roots, found, counts, erased, named = walked
    report.update(counts, isComplete=covered is not None, kept=len(kept))
    if "place" in found:
        raise found["place"]
    check(counts["entries"] == manifest["entries"], "size_mismatch")
    if covered and tree.root() != covering["root"]:
        intact = [each["size"] for each in earlier if roots.get(each["size"]) == each["root"]]
        report["intactTo"] = max(intact, default=None)
        raise Finding("root_mismatch", **(found["hash"].where if "hash" in found else {}))
    if "hash" in found:
        raise found["hash"]
    report["unexplained"] = count_outside(erased, named + read_erasures(folder, covering))
    for each in kept:
        compare_kept(each, covering, earlier, roots, manifest["min_index"])
    for each in earlier:
        size = each["size"]
        grew = size == 0 or is_consistent(size, covering["size"], each["root"], covering["root"], each["proof"])
        check(grew, "inconsistent", size=size)
    for kind in ("time", "value"):
        if kind in found:
            raise found[kind]
    check_files(folder, manifest["files"])
    report["earlier"] = sum(bool(each["signers"]) for each in earlier)


def verify_pack(folder, options):
    """Verifies the pack of a folder: the first check that fails, in the order in which the specification has them."""
    report = dict.fromkeys(("pack", "verdict", "index", "size", "field", "file", "intactTo"))
    report.update(pack=folder, verdict="ok")
    try:
        examine(folder, options, report)
    except Finding as finding:
        report.update(finding.where, verdict=finding.verdict)
    report["sentence"] = SENTENCES[report["verdict"]]
    return report


# -- The command ------------------------------------------------------------------------------------------------------


class UsageError(Exception):
    """The options are wrong."""


def read_given(file):
    try:
        with open(file, "rb") as handle:
            return handle.read()
    except OSError:
        raise UsageError("%s cannot be read." % file) from None


def read_given_key(text, kind):
    key = read_vkey(text.strip(), kind)
    if key is None:
        raise UsageError("This is no verifier key: %s" % text)
    return key


def read_key_file(data):
    try:
        return read_key_list(read_json(data))
    except Finding:
        raise UsageError("The file of --keys is no list of keys.") from None


def read_options(args):
    options = {"vkeys": [], "key_list": None, "origin": None, "witnesses": [], "kept": [], "folders": []}
    options.update(json=False, list=False, help=False)
    rest = iter(args)

    def value(name):
        try:
            return next(rest)
        except StopIteration:
            raise UsageError("%s needs a value." % name) from None

    for arg in rest:
        if arg in ("--json", "--list", "--help"):
            options[arg[2:]] = True
        elif arg == "--vkey":
            options["vkeys"].append(read_given_key(value(arg), LOG_KEY))
        elif arg == "--witness":
            options["witnesses"].append(read_given_key(value(arg), WITNESS_KEY))
        elif arg == "--origin":
            options["origin"] = value(arg)
        elif arg == "--checkpoint":
            options["kept"].append((read_given(value(arg)), None))
        elif arg == "--keys":
            options["key_list"] = read_key_file(read_given(value(arg)))
        elif arg == "--kept-at":
            time = read_time(value(arg))
            if time is None or not options["kept"]:
                raise UsageError("--kept-at needs a time such as 2026-11-21T10:42:00Z, after its --checkpoint.")
            options["kept"][-1] = (options["kept"][-1][0], time)
        elif arg.startswith("-"):
            raise UsageError("There is no option %s." % arg)
        else:
            options["folders"].append(arg)
    return options


def count(number, one):
    many = one[:-1] + "ies" if one.endswith("y") else one + "s"
    return "%d %s" % (number, one if number == 1 else many)


def describe_report(report):
    """A report in words."""
    lines = ["%s: %s" % (report["pack"], report["verdict"]), "  " + report["sentence"]]

    def add(holds, text, *values):
        if holds:
            lines.append("  " + text % values)

    add(report["index"] is not None, "The first bad entry is %s.", report["index"])
    add(report["size"] is not None, "It is the checkpoint over %s entries.", report["size"])
    add(report["field"] is not None, "The value is %s.", report["field"])
    add(report["file"] is not None, "The file is %s.", report["file"])
    add(
        report["verdict"] == "root_mismatch" and report["index"] is None and report["intactTo"],
        "The entries before %s are as an earlier checkpoint has them: what is bad comes after.",
        report["intactTo"],
    )
    if report["verdict"] == "ok":
        entries, erased, unexplained = report["entries"], report["erased"], report["unexplained"]
        between = ": %d to %d" % (report["first"], report["last"]) if entries > 0 else ""
        told = (count(entries, "entry"), report["origin"], report["covers"], between)
        add(True, "%s of %s, by its checkpoint over %s%s.", *told)
        add(True, "Root of the tree: %s", report["root"])
        add(report["isComplete"], "They follow each other without a gap: none between them is left out.")
        add(not report["isComplete"], "They are a selection: whether other entries match, the pack cannot show.")
        add(erased > 0, "%s erased: only the hash is left.", count(erased, "entry"))
        add(unexplained > 0, "Of %s the pack does not hold the erasure.", count(unexplained, "erased entry"))
        values = (count(report["values"], "value"), count(report["withheld"], "value"))
        add(True, "%s as committed; %s not in the pack.", *values)
        add(report["kept"] > 0, "The log begins with what was kept outside.")
        add(
            report["kept"] == 0,
            "No checkpoint from outside was given: who holds the key could have rewritten all of this. See README.md.",
        )
    add(
        report.get("isPinned") is False,
        "THE KEY IS THE PACK\u2019S OWN WORD: anybody can make such a pack with a key of their own. Give --vkey.",
    )
    return "\n".join(lines) + "\n"


def describe_entry(index, content, sealed):
    """An entry in words, as far as the pack shows it: its place, times, who, what, to what, where, and how it ended."""

    def text(value):
        return "" if value is None else value if isinstance(value, str) else canonicalize(value)

    def party(value):
        return text(value.get("type")) + ":" + text(value.get("id", value.get("ref"))) if isinstance(value, dict) else ""

    def shown(field):
        return sealed[field].get("value") if isinstance(sealed.get(field), dict) else None

    who = text(shown("actor.name")) or text(shown("actor.id")) or party(content.get("actor"))
    targets = content.get("targets") if isinstance(content.get("targets"), list) else []
    cells = [str(index), text(content.get("recordedAt")), text(content.get("occurredAt")), who]
    cells += [text(content.get("action")), " ".join(map(party, targets))]
    cells += [text(content.get("zone")), text(content.get("outcome"))]
    # What an entry says must not command the terminal that shows it.
    return "\t".join(re.sub("[\x00-\x1f\x7f-\x9f]", " ", cell) for cell in cells) + "\n"


def main(args):
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    sys.setrecursionlimit(10_000)
    try:
        options = read_options(args)
    except UsageError as error:
        sys.stderr.write("%s\n\n%s" % (error, USAGE))
        return 2
    if options["help"]:
        sys.stdout.write(USAGE)
        return 0
    folders = options["folders"] or [os.path.dirname(os.path.realpath(__file__))]
    if options["list"] and not options["json"]:
        options["on_entry"] = lambda *entry: sys.stdout.write(describe_entry(*entry))
    reports = [verify_pack(folder, options) for folder in folders]
    if options["json"]:
        counted = ("index", "size", "intactTo", "covers", "entries", "first", "last")
        counted += ("erased", "values", "withheld", "unexplained")
        told = [
            {name: str(value) if name in counted and value is not None else value for name, value in report.items()}
            for report in reports
        ]
        sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("".join(map(describe_report, reports)))
    return 0 if all(report["verdict"] == "ok" for report in reports) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
