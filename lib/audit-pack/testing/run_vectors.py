"""Runs published vectors through the functions of verify.py: {"suite id": what it makes of the case} as JSON."""

import base64
import json
import os
import struct
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.realpath(__file__)), "..", "verifiers"))
import verify  # noqa: E402


def b64(text):
    return base64.b64decode(text or "")


def hashes_of(texts):
    hashes = [b64(text) for text in texts or []]
    return hashes if all(len(each) == 32 for each in hashes) else None


def root_of(leaves):
    tree = verify.Tree()
    for leaf in leaves:
        tree.add(0, verify.hash_leaf(leaf))
    return tree.root()


def rfc6962_hashes(case):
    if case["kind"] == "node":
        return verify.hash_node(bytes.fromhex(case["left_hex"]), bytes.fromhex(case["right_hex"])).hex()
    if case["kind"] == "leaf":
        return verify.hash_leaf(bytes.fromhex(case["data_hex"])).hex()
    return root_of(map(bytes.fromhex, case["leaves_hex"])).hex()


def merkle_inclusion(case):
    proof = hashes_of(case["proof_b64"])
    leaf, root = b64(case["leaf_hash_b64"]), b64(case["root_b64"])
    return proof is not None and verify.follow_inclusion(case["leaf_index"], case["tree_size"], leaf, proof) == root


def merkle_consistency(case):
    proof = hashes_of(case["proof_b64"])
    roots = b64(case["root1_b64"]), b64(case["root2_b64"])
    return proof is not None and verify.is_consistent(case["size1"], case["size2"], *roots, proof)


def signed_notes(case):
    try:
        text, names = verify.open_note(b64(case["note_b64"]), [verify.read_vkey(vkey) for vkey in case["vkeys"]])
    except verify.Finding as finding:
        return [finding.verdict, None, None]
    return ["ok", names, text]


def verifier_keys(case):
    return verify.read_vkey(case["vkey"]) is not None


def checkpoints(case):
    read = verify.read_checkpoint(case["text"])
    if read is None:
        return None
    return [read["origin"], read["size"], base64.b64encode(read["root"]).decode(), read["extensions"]]


def ed25519(case):
    parts = (bytes.fromhex(case[name]) for name in ("public_hex", "message_hex", "signature_hex"))
    return verify.verify_ed25519(*parts)


def rfc8785_documents(case):
    return verify.canonicalize(verify.read_json(case["input"].encode()))


def rfc8785_numbers(case):
    if "lines" in case:
        return None
    try:
        return verify.canonicalize(struct.unpack(">d", bytes.fromhex(case["ieee754_hex"]))[0])
    except ValueError:
        return None


def commitments(case):
    return verify.commit(b64(case["salt_b64"]), case["value"])


def tiled_log(case):
    text, _ = verify.open_note(case["checkpoint"].encode(), [verify.read_vkey(case["vkey"])])
    read = verify.read_checkpoint(text)
    return [read["size"], read["root"] == root_of(entry.encode() for entry in case["entries"])]


SUITES = (
    rfc6962_hashes,
    merkle_inclusion,
    merkle_consistency,
    signed_notes,
    verifier_keys,
    checkpoints,
    ed25519,
    rfc8785_documents,
    rfc8785_numbers,
    commitments,
    tiled_log,
)

results = {}
for suite in SUITES:
    with open(os.path.join(sys.argv[1], suite.__name__ + ".json"), encoding="utf-8") as file:
        for each in json.load(file)["cases"]:
            results[suite.__name__ + " " + each["id"]] = suite(each)
json.dump(results, sys.stdout)
