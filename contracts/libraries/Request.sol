// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice One condition on one attribute: its value is in a range or in a set. The clause may be negated.
/// A missing attribute (0) never makes a negated clause true.
struct Clause {
    /// Position of the attribute in the schema, 0 to 15.
    uint8 attribute;
    /// True: the condition is that the value is one of `codes`. False: that it lies in [low, high].
    bool inSet;
    /// True: the clause holds if the attribute is there and the condition is not met.
    bool negated;
    /// First value of the range, in the attribute's unit. From 1 on, a missing attribute is not in the range.
    uint32 low;
    /// Last value of the range, in the attribute's unit; not below `low`.
    uint32 high;
    /// The set, without 0. A set of fewer than eight codes repeats one of them.
    uint32[8] codes;
}

/// @notice A conjunction of four clause groups, each a disjunction of clauses.
struct Rules {
    /// A clause that belongs to no clause group is all zero.
    Clause[8] clauses;
    /// Clause groups, none empty. If bit i is set, clause i belongs to the group. Rules with fewer than four groups
    /// repeat one of them.
    uint8[4] groups;
}

/// @notice How one attribute is scored.
struct Feature {
    /// Inner edges between eight bins, in the attribute's unit. They rise; unused ones are zero and come first. A
    /// value v is in bin j if edges[j - 1] <= v < edges[j], where the outer edges are 0 and 2^32.
    uint32[7] edges;
    /// Points for each bin; zero for a bin that can hold no value.
    int24[8] points;
}

/// @notice A scorecard. Feature i scores attribute i.
struct Model {
    Feature[16] features;
    /// Sums of points at which segments 2, 3 and 4 begin; not decreasing.
    int32[3] cutoffs;
}
