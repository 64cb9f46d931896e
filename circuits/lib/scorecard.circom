pragma circom 2.2.0;

include "comparison.circom";

// values[index], where bits are the three bits of the index, lowest first.
template PickOfEight() {
    signal input bits[3];
    signal input values[8];
    signal output out;

    // 7 constraints
    signal pairs[4];
    signal quads[2];
    for (var i = 0; i < 4; i++) {
        pairs[i] <== (values[2 * i + 1] - values[2 * i]) * bits[0] + values[2 * i];
    }
    for (var i = 0; i < 2; i++) {
        quads[i] <== (pairs[2 * i + 1] - pairs[2 * i]) * bits[1] + pairs[2 * i];
    }
    out <== (quads[1] - quads[0]) * bits[2] + quads[0];
}

// The points of one feature. The prover points at the bin, the circuit checks that the value lies in
// [lower edge, upper edge). The outer edges 0 and 2^32 are constants, so this also shows that the
// value is an unsigned integer of 32 bits, whatever its issuer signed.
//
// Assumes: edges are not decreasing and below 2^32. A bin between two equal edges is empty, so
// exactly one bin holds a value.
template Feature() {
    signal input value;
    signal input edges[7];
    signal input points[8];
    signal input bin[3];
    signal output out;

    // 3 constraints
    for (var i = 0; i < 3; i++) {
        bin[i] * (bin[i] - 1) === 0;
    }

    // 14 constraints
    signal lowerEdge <== PickOfEight()(bin, [0, edges[0], edges[1], edges[2], edges[3], edges[4], edges[5], edges[6]]);
    signal upperEdge <== PickOfEight()(bin, [edges[0], edges[1], edges[2], edges[3], edges[4], edges[5], edges[6], 1 << 32]);

    // 64 constraints
    InRange(32)(value - lowerEdge);
    InRange(32)(upperEdge - 1 - value);

    // 7 constraints
    out <== PickOfEight()(bin, points);
}

// How many of the three cut-offs the sum of points reaches.
//
// Assumes: points are int24 and cut-offs int32, negative numbers as field elements; then a sum and a
// cut-off differ by less than 2^32 and the comparison does not wrap.
template Scorecard() {
    signal input attributes[16];
    signal input edges[16][7];
    signal input points[16][8];
    signal input cutoffs[3];
    signal input bins[16][3];
    signal output reached;

    // 1,408 constraints
    signal featurePoints[16];
    var score = 0;
    for (var i = 0; i < 16; i++) {
        featurePoints[i] <== Feature()(attributes[i], edges[i], points[i], bins[i]);
        score += featurePoints[i];
    }

    // 99 constraints
    signal reaches[3];
    for (var i = 0; i < 3; i++) {
        reaches[i] <== GreaterOrEqual(32)(score, cutoffs[i]);
    }
    reached <== reaches[0] + reaches[1] + reaches[2];
}
