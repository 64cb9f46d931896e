pragma circom 2.2.0;

include "../../node_modules/circomlib/circuits/poseidon.circom";

// The root of a 4-ary Poseidon tree of fixed depth that holds `leaf`.
//
// At each level the prover gives all four children and shows that the node is one of them; no
// position is needed. The depth is fixed and a node hashes four inputs while a leaf hashes seven, so
// a node cannot be presented as a leaf under a tree published one level short or long.
template IssuerTreeRoot(depth) {
    signal input leaf;
    signal input children[depth][4];
    signal output out;

    signal node[depth + 1];
    signal firstPair[depth];
    signal secondPair[depth];

    node[0] <== leaf;
    for (var level = 0; level < depth; level++) {
        // One of the four differences is zero. 3 constraints
        firstPair[level] <== (node[level] - children[level][0]) * (node[level] - children[level][1]);
        secondPair[level] <== (node[level] - children[level][2]) * (node[level] - children[level][3]);
        firstPair[level] * secondPair[level] === 0;

        // 297 constraints
        node[level + 1] <== Poseidon(4)(children[level]);
    }
    out <== node[depth];
}
