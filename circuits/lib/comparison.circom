pragma circom 2.2.0;

include "../../node_modules/circomlib/circuits/bitify.circom";

// 1 if left >= right, else 0.
//
// Sound for any pair whose difference lies in [-2^bits, 2^bits): the offset difference then has
// bits + 1 bits and its top bit is the answer. A wrapped difference has no such decomposition and
// leaves the prover without a witness. Both sides are held in range by whoever uses it.
template GreaterOrEqual(bits) {
    signal input left;
    signal input right;
    signal output out;

    // bits + 1 constraints
    component offset = Num2Bits(bits + 1);
    offset.in <== left - right + (1 << bits);
    out <== offset.out[bits];
}

// `in` lies in [0, 2^bits).
template InRange(bits) {
    signal input in;

    // bits constraints
    component decomposition = Num2Bits(bits);
    decomposition.in <== in;
}
