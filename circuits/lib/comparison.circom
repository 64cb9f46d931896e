pragma circom 2.2.0;

include "../../node_modules/circomlib/circuits/bitify.circom";

// Whether left >= right.
//
// Sound if left - right lies in [-2^bits, 2^bits): with 2^bits added, the difference has bits + 1 bits
// and the top one is the result. A difference that wraps around the field has no such decomposition and
// leaves the prover without a witness.
//
// Assumes: the template that uses it keeps the difference in that range.
template GreaterOrEqual(bits) {
    // INPUTS
    // The number that should be the larger one; a field element.
    signal input left;
    // The number it is compared with; a field element.
    signal input right;

    // OUTPUT
    // 1 if left >= right, otherwise 0.
    signal output out;

    // The bits of the difference plus 2^bits, so that it is not negative. bits + 1 constraints
    component offset = Num2Bits(bits + 1);
    offset.in <== left - right + (1 << bits);
    out <== offset.out[bits];
}

// Refuses the witness unless `in` lies in [0, 2^bits).
template InRange(bits) {
    // INPUT
    // The number whose range is checked; a field element.
    signal input in;

    // A number that has a decomposition into so few bits is in range. bits constraints
    component decomposition = Num2Bits(bits);
    decomposition.in <== in;
}
