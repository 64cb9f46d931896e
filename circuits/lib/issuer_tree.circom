pragma circom 2.2.0;

include "../../node_modules/circomlib/circuits/poseidon.circom";

// The root of a 4-ary Poseidon tree of fixed depth that holds `leaf`.
//
// At each level the prover gives all four children and shows that the node is one of them; its position
// is not needed. The depth is fixed, and a node hashes four inputs where a leaf hashes seven, so a node
// cannot be presented as a leaf even if an issuer publishes a tree one level too short or too long.
template IssuerTreeRoot(depth) {
    // INPUTS
    // The leaf; a field element.
    signal input leaf;
    // For each level, leaves first: the four children of the next node. Hashing them binds them to the root.
    signal input children[depth][4];

    // OUTPUT
    // The root; a field element.
    signal output out;

    // The nodes from the leaf (level 0) up to the root (level `depth`).
    signal node[depth + 1];
    // Zero if the node is the first or second child.
    signal firstPair[depth];
    // Zero if the node is the third or fourth child.
    signal secondPair[depth];

    node[0] <== leaf;
    for (var level = 0; level < depth; level++) {
        // 1. The node is one of the children: one of the four differences is zero. 3 constraints
        firstPair[level] <== (node[level] - children[level][0]) * (node[level] - children[level][1]);
        secondPair[level] <== (node[level] - children[level][2]) * (node[level] - children[level][3]);
        firstPair[level] * secondPair[level] === 0;

        // 2. The children give the node above them. 297 constraints
        node[level + 1] <== Poseidon(4)(children[level]);
    }
    out <== node[depth];
}
