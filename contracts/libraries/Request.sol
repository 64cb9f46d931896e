// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice One condition on one attribute: inside a range, or in a set; optionally negated.
/// A missing attribute (0) never makes a negated clause true.
struct Clause {
    /// Which of the 16 attributes of the schema.
    uint8 attribute;
    /// True: the value is one of `codes`. False: it lies in [low, high].
    bool inSet;
    /// True: the clause holds where the attribute is there and the condition is not met.
    bool negated;
    /// First value of the range, in the attribute's unit. 1 keeps "missing" out.
    uint32 low;
    /// Last value of the range, in the attribute's unit.
    uint32 high;
    /// The set. Fewer than eight codes are filled up by repeating one of them.
    uint32[8] codes;
}

/// @notice A conjunction of four groups, each a disjunction of clauses.
struct Rules {
    /// Clauses that belong to no group are all zero.
    Clause[8] clauses;
    /// Bit i of a group: clause i belongs to it. Fewer than four groups are filled up by copies.
    uint8[4] groups;
}

/// @notice How one attribute is scored.
struct Feature {
    /// Inner edges between eight bins, rising; unused ones are zero and in front. A value v is in
    /// bin j where edges[j - 1] <= v < edges[j], with outer edges 0 and 2^32.
    uint32[7] edges;
    /// Points for each bin; zero for a bin that no value can be in.
    int24[8] points;
}

/// @notice A scorecard. Feature i is about attribute i.
struct Model {
    Feature[16] features;
    /// Sums of points from which segments 2, 3 and 4 begin; not decreasing.
    int32[3] cutoffs;
}
