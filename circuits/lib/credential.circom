pragma circom 2.2.0;

include "../../node_modules/circomlib/circuits/poseidon.circom";

// Domain tags. Together with the number of inputs they keep leaves, commitments, nullifiers and tree
// nodes apart, so that a hash of one kind cannot be presented as a hash of another.
function LEAF_TAG() { return 1; }
function COMMITMENT_TAG() { return 2; }

// What the issuer sees of a customer's secret: Poseidon(2, secret, blinding). The blinding differs for
// each issuer, so issuers cannot link the commitments of one customer.
template Commitment() {
    // INPUTS
    // The customer's secret; a field element.
    signal input secret;
    // The random number that hides it; a field element.
    signal input blinding;

    // OUTPUT
    // The commitment; a field element.
    signal output out;

    // 258 constraints
    out <== Poseidon(3)([COMMITMENT_TAG(), secret, blinding]);
}

// One credential as a leaf: Poseidon(1, schema, commitment, validUntil, words). There are three words:
// two of seven attributes, 32 bits each, the first in the lowest bits; the third holds the last two.
//
// Assumes: attributes are below 2^32 (Feature checks it). Then no two lists of attributes give the same
// words, and packing them costs nothing; hashing 16 inputs would cost 609 constraints.
template CredentialLeaf() {
    // INPUTS
    // Id of the schema; a field element.
    signal input schema;
    // The customer's commitment; a field element.
    signal input commitment;
    // Last second in which the credential is valid.
    signal input validUntil;
    // The 16 attributes, 0 where one is missing; each below 2^32.
    signal input attributes[16];

    // OUTPUT
    // The leaf; a field element.
    signal output out;

    // Linear combinations of the attributes. No constraints
    var words[3] = [0, 0, 0];
    for (var i = 0; i < 16; i++) {
        words[i \ 7] += attributes[i] * (1 << (32 * (i % 7)));
    }

    // 378 constraints
    out <== Poseidon(7)([LEAF_TAG(), schema, commitment, validUntil, words[0], words[1], words[2]]);
}
