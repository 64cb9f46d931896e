pragma circom 2.2.0;

include "../../node_modules/circomlib/circuits/poseidon.circom";

// Domain tags. With the number of inputs they keep leaves, commitments, nullifiers and tree nodes
// apart, so that no hash of one kind can be presented as one of another.
function LEAF_TAG() { return 1; }
function COMMITMENT_TAG() { return 2; }

// What the issuer sees of a customer: Poseidon(2, secret, blinding). The blinding differs for each
// issuer, so that issuers cannot link one customer's commitments.
template Commitment() {
    signal input secret;
    signal input blinding;
    signal output out;

    // 258 constraints
    out <== Poseidon(3)([COMMITMENT_TAG(), secret, blinding]);
}

// One credential as a leaf: Poseidon(1, schema, commitment, validUntil, words), where each of the three
// words holds seven attributes of 32 bits, the first in the lowest bits; the third word holds two.
//
// Assumes: attributes are below 2^32 (see Feature). Then the packing is injective and free, where
// hashing 16 inputs would cost 609 constraints.
template CredentialLeaf() {
    signal input schema;
    signal input commitment;
    signal input validUntil;
    signal input attributes[16];
    signal output out;

    var words[3] = [0, 0, 0];
    for (var i = 0; i < 16; i++) {
        words[i \ 7] += attributes[i] * (1 << (32 * (i % 7)));
    }

    // 378 constraints
    out <== Poseidon(7)([LEAF_TAG(), schema, commitment, validUntil, words[0], words[1], words[2]]);
}
