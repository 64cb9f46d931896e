pragma circom 2.2.0;

include "../../node_modules/circomlib/circuits/comparators.circom";
include "comparison.circom";

// Whether one clause holds for the attributes: the value lies in [low, high], or is one of eight
// codes; optionally negated.
//
// A missing attribute (0) never makes a negated clause true; it makes a plain one true only where
// the request names 0 itself (a range that starts at 0, a zero among the codes). The contract
// refuses zeros among the codes and the builder starts ranges at 1.
//
// Assumes: `selector` is one-hot, `inSet` and `negated` are 0 or 1, `low` and `high` are below 2^32
// (public, made by the contract from typed values); attributes are below 2^32 (see Scorecard).
template Clause() {
    signal input attributes[16];
    signal input selector[16];
    signal input inSet;
    signal input negated;
    signal input low;
    signal input high;
    signal input codes[8];
    signal output holds;

    // The attribute that the clause is about. 16 constraints
    signal picked[16];
    var sum = 0;
    for (var i = 0; i < 16; i++) {
        picked[i] <== selector[i] * attributes[i];
        sum += picked[i];
    }
    signal value <== sum;

    // Inside the range. 67 constraints
    signal notBelow <== GreaterOrEqual(32)(value, low);
    signal notAbove <== GreaterOrEqual(32)(high, value);
    signal inRange <== notBelow * notAbove;

    // One of the codes: some difference is zero. 9 constraints
    signal product[8];
    product[0] <== value - codes[0];
    for (var i = 1; i < 8; i++) {
        product[i] <== (value - codes[i]) * product[i - 1];
    }
    signal isCode <== IsZero()(product[7]);

    // 1 constraint
    signal matches <== inSet * (isCode - inRange) + inRange;

    // The opposite of a match, but only for an attribute that is there. 3 constraints
    signal missing <== IsZero()(value);
    signal differs <== (1 - matches) * (1 - missing);

    // 1 constraint
    holds <== negated * (differs - matches) + matches;
}

// Whether the rules hold: in each of the four groups at least one clause is true.
//
// Assumes: entries of `groups` are 0 or 1. A group without a clause can never be true; the contract
// refuses it.
template Rules() {
    signal input attributes[16];
    signal input selectors[8][16];
    signal input inSet[8];
    signal input negated[8];
    signal input low[8];
    signal input high[8];
    signal input codes[8][8];
    signal input groups[4][8];
    signal output hold;

    // 776 constraints
    signal clauseHolds[8];
    for (var c = 0; c < 8; c++) {
        clauseHolds[c] <== Clause()(attributes, selectors[c], inSet[c], negated[c], low[c], high[c], codes[c]);
    }

    // The number of true clauses in a group is not zero. 40 constraints
    signal trueInGroup[4][8];
    signal groupFails[4];
    for (var g = 0; g < 4; g++) {
        var count = 0;
        for (var c = 0; c < 8; c++) {
            trueInGroup[g][c] <== groups[g][c] * clauseHolds[c];
            count += trueInGroup[g][c];
        }
        groupFails[g] <== IsZero()(count);
    }

    // 3 constraints
    signal firstTwo <== (1 - groupFails[0]) * (1 - groupFails[1]);
    signal lastTwo <== (1 - groupFails[2]) * (1 - groupFails[3]);
    hold <== firstTwo * lastTwo;
}
