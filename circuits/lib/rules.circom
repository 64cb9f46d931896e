pragma circom 2.2.0;

include "../../node_modules/circomlib/circuits/comparators.circom";
include "comparison.circom";

// Whether one clause holds for the attributes: the value lies in [low, high] or is one of eight codes,
// and the clause may be negated.
//
// A missing attribute (0) never makes a negated clause true. It makes a plain clause true only where the
// request names 0 itself: a range that starts at 0, or a zero among the codes. The contract refuses zero
// codes, and the library's builder starts ranges at 1.
//
// Assumes: `selector` is one-hot, `inSet` and `negated` are 0 or 1, and `low` and `high` are below 2^32
// (they are public, and the contract folds them from typed values); attributes are below 2^32 (Feature
// checks it).
template Clause() {
    // PRIVATE INPUT
    // The 16 attributes, 0 where one is missing; each below 2^32.
    signal input attributes[16];

    // PUBLIC INPUTS
    // 1 for the attribute that the clause is about, 0 for all others.
    signal input selector[16];
    // 1: the clause asks for one of the codes. 0: it asks for the range.
    signal input inSet;
    // 1 if the clause is negated, otherwise 0.
    signal input negated;
    // First value of the range; below 2^32.
    signal input low;
    // Last value of the range; below 2^32.
    signal input high;
    // The set; each code is below 2^32.
    signal input codes[8];

    // OUTPUT
    // 1 if the clause holds, otherwise 0.
    signal output holds;

    // 1. The value of the attribute that the clause is about. 16 constraints
    //    The attribute where the selector is 1, otherwise 0.
    signal picked[16];
    var sum = 0;
    for (var i = 0; i < 16; i++) {
        picked[i] <== selector[i] * attributes[i];
        sum += picked[i];
    }
    //    The value, below 2^32; 0 if it is missing.
    signal value <== sum;

    // 2. Whether it lies in the range. 67 constraints
    //    1 if value >= low.
    signal notBelow <== GreaterOrEqual(32)(value, low);
    //    1 if value <= high.
    signal notAbove <== GreaterOrEqual(32)(high, value);
    //    1 if both.
    signal inRange <== notBelow * notAbove;

    // 3. Whether it is one of the codes: then one of the differences is zero. 9 constraints
    //    The product of the differences so far.
    signal product[8];
    product[0] <== value - codes[0];
    for (var i = 1; i < 8; i++) {
        product[i] <== (value - codes[i]) * product[i - 1];
    }
    //    1 if the value is one of the codes.
    signal isCode <== IsZero()(product[7]);

    // 4. Whether the condition is met: in the set or in the range, as `inSet` says. 1 constraint
    signal matches <== inSet * (isCode - inRange) + inRange;

    // 5. Whether the negated condition is met, which needs an attribute that is there. 3 constraints
    //    1 if the attribute is missing.
    signal missing <== IsZero()(value);
    //    1 if the attribute is there and the condition is not met.
    signal differs <== (1 - matches) * (1 - missing);

    // 6. The one or the other, as `negated` says. 1 constraint
    holds <== negated * (differs - matches) + matches;
}

// Whether the rules hold: in each of the four clause groups at least one clause is true.
//
// Assumes: entries of `groups` are 0 or 1. A clause group without a clause can never be true; the
// contract refuses it.
template Rules() {
    // PRIVATE INPUT
    // The 16 attributes, 0 where one is missing; each below 2^32.
    signal input attributes[16];

    // PUBLIC INPUTS, for each clause as in Clause
    // The attribute that the clause is about; one-hot.
    signal input selectors[8][16];
    // 1 for a set of codes, 0 for a range.
    signal input inSet[8];
    // 1 if the clause is negated, otherwise 0.
    signal input negated[8];
    // First value of the range; below 2^32.
    signal input low[8];
    // Last value of the range; below 2^32.
    signal input high[8];
    // The set; each code is below 2^32.
    signal input codes[8][8];
    // 1 where the clause (column) belongs to the clause group (row), otherwise 0.
    signal input groups[4][8];

    // OUTPUT
    // 1 if the rules hold, otherwise 0.
    signal output hold;

    // 1. Each clause by itself. 776 constraints
    //    1 if the clause holds, otherwise 0.
    signal clauseHolds[8];
    for (var c = 0; c < 8; c++) {
        clauseHolds[c] <== Clause()(attributes, selectors[c], inSet[c], negated[c], low[c], high[c], codes[c]);
    }

    // 2. A clause group fails if none of its clauses holds. 40 constraints
    //    1 if the clause belongs to the clause group and holds.
    signal trueInGroup[4][8];
    //    1 if the clause group fails.
    signal groupFails[4];
    for (var g = 0; g < 4; g++) {
        var count = 0;
        for (var c = 0; c < 8; c++) {
            trueInGroup[g][c] <== groups[g][c] * clauseHolds[c];
            count += trueInGroup[g][c];
        }
        groupFails[g] <== IsZero()(count);
    }

    // 3. No clause group fails. 3 constraints
    //    1 if neither of the first two fails.
    signal firstTwo <== (1 - groupFails[0]) * (1 - groupFails[1]);
    //    1 if neither of the last two fails.
    signal lastTwo <== (1 - groupFails[2]) * (1 - groupFails[3]);
    hold <== firstTwo * lastTwo;
}
