pragma circom 2.2.0;

include "comparison.circom";

// values[index].
//
// Assumes: each bit is 0 or 1 (Feature checks it).
template PickOfEight() {
    // INPUTS
    // The index in bits, the lowest first.
    signal input bits[3];
    // Any eight field elements.
    signal input values[8];

    // OUTPUT
    // The value at the index.
    signal output out;

    // Each bit halves the number of candidates. 7 constraints
    // Candidates after the lowest bit.
    signal pairs[4];
    // Candidates after the next bit.
    signal quads[2];
    for (var i = 0; i < 4; i++) {
        pairs[i] <== (values[2 * i + 1] - values[2 * i]) * bits[0] + values[2 * i];
    }
    for (var i = 0; i < 2; i++) {
        quads[i] <== (pairs[2 * i + 1] - pairs[2 * i]) * bits[1] + pairs[2 * i];
    }
    out <== (quads[1] - quads[0]) * bits[2] + quads[0];
}

// The points of one feature. The prover names the bin, and the circuit checks that the value lies in
// [lower edge, upper edge). The outer edges are the constants 0 and 2^32, so this also shows that the
// value is an unsigned integer of 32 bits, whatever the issuer signed.
//
// Assumes: edges are not decreasing and below 2^32. A bin between two equal edges is empty, so exactly
// one bin holds a value.
template Feature() {
    // PRIVATE INPUT
    // The attribute, 0 if it is missing; any field element until step 3 has checked it.
    signal input value;

    // PUBLIC INPUTS
    // Inner edges between the eight bins, in the attribute's unit.
    signal input edges[7];
    // Points for each bin; int24, negative ones as field elements.
    signal input points[8];

    // PRIVATE INPUT
    // Number of the bin in bits, the lowest first.
    signal input bin[3];

    // OUTPUT
    // The points of the bin that holds the value.
    signal output out;

    // 1. The bits are bits: with others, the prover could mix the edges of bins. 3 constraints
    for (var i = 0; i < 3; i++) {
        bin[i] * (bin[i] - 1) === 0;
    }

    // 2. The edges of the bin. 14 constraints
    //    First value of the bin.
    signal lowerEdge <== PickOfEight()(bin, [0, edges[0], edges[1], edges[2], edges[3], edges[4], edges[5], edges[6]]);
    //    First value after the bin; 2^32 for the last bin.
    signal upperEdge <== PickOfEight()(bin, [edges[0], edges[1], edges[2], edges[3], edges[4], edges[5], edges[6], 1 << 32]);

    // 3. The value lies between them. 64 constraints
    InRange(32)(value - lowerEdge);
    InRange(32)(upperEdge - 1 - value);

    // 4. The points of the bin. 7 constraints
    out <== PickOfEight()(bin, points);
}

// How many of the three cut-offs the sum of points reaches.
//
// Assumes: points are int24 and cut-offs are int32, negative ones as field elements. Then a sum and a
// cut-off differ by less than 2^32, and the comparison does not wrap around the field.
template Scorecard() {
    // PRIVATE INPUT
    // The 16 attributes, 0 where one is missing; step 1 shows that each is below 2^32.
    signal input attributes[16];

    // PUBLIC INPUTS
    // For each feature: the inner edges between its bins, in the attribute's unit.
    signal input edges[16][7];
    // For each feature: the points of its bins; int24.
    signal input points[16][8];
    // Sums of points from which segments 2, 3 and 4 begin, not decreasing; int32.
    signal input cutoffs[3];

    // PRIVATE INPUT
    // For each feature: the number of the bin that holds the attribute, in bits, the lowest first.
    signal input bins[16][3];

    // OUTPUT
    // 0 to 3.
    signal output reached;

    // 1. The points of each feature, and their sum. 1,408 constraints
    //    Points of the bin that holds the attribute; int24.
    signal featurePoints[16];
    var score = 0;
    for (var i = 0; i < 16; i++) {
        featurePoints[i] <== Feature()(attributes[i], edges[i], points[i], bins[i]);
        score += featurePoints[i];
    }

    // 2. Each cut-off is compared with the sum. 99 constraints
    //    1 if the sum of points is at least the cut-off.
    signal reaches[3];
    for (var i = 0; i < 3; i++) {
        reaches[i] <== GreaterOrEqual(32)(score, cutoffs[i]);
    }
    reached <== reaches[0] + reaches[1] + reaches[2];
}
