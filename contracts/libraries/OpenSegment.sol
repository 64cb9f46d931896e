// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../generated/AnswerKey.sol";

/// @title Segments of open campaigns
/// @notice In an open campaign the seal key is 0, so that anyone can read the segment. There the sealed segment is
/// written as the segment's number, which takes one byte of calldata instead of 32. A number cannot be mistaken for
/// a sealed segment: those are hashes, and finding one below 5 is as hard as finding a preimage.
library OpenSegment {
    // Poseidon(0, 0) to Poseidon(0, 4)
    uint256 private constant SEGMENT_0 =
        14744269619966411208579211824598458697587494354926760081771325075741142829156;
    uint256 private constant SEGMENT_1 =
        12583541437132735734108669866114103169564651237895298778035846191048104863326;
    uint256 private constant SEGMENT_2 =
        2880267324379083211003711846109758816603512686880465299264402977825519968696;
    uint256 private constant SEGMENT_3 =
        10654387558539039491334075468870494552636020981219971782462598548671109582980;
    uint256 private constant SEGMENT_4 =
        15903663308253690872795787859060724130716034483610867437140048158096485850766;

    /// @notice Whether this is the number of a segment, 0 to 4.
    function contains(uint256 sealedSegment) internal pure returns (bool) {
        return sealedSegment < 5;
    }

    /// @notice Poseidon(0, segment) for each number: the sealed segment that the circuit gives.
    function values() internal pure returns (uint256[5] memory) {
        return [SEGMENT_0, SEGMENT_1, SEGMENT_2, SEGMENT_3, SEGMENT_4];
    }

    /// @notice The key's point for the signal `sealed`, times Poseidon(0, segment).
    /// @dev Assumes that `contains(segment)`; any other number gives the point of segment 4.
    /// @param segment 0 to 4.
    function pointOf(uint256 segment) internal pure returns (uint256 x, uint256 y) {
        if (segment == 0) return (AnswerKey.OPEN_SEGMENT_0_X, AnswerKey.OPEN_SEGMENT_0_Y);
        if (segment == 1) return (AnswerKey.OPEN_SEGMENT_1_X, AnswerKey.OPEN_SEGMENT_1_Y);
        if (segment == 2) return (AnswerKey.OPEN_SEGMENT_2_X, AnswerKey.OPEN_SEGMENT_2_Y);
        if (segment == 3) return (AnswerKey.OPEN_SEGMENT_3_X, AnswerKey.OPEN_SEGMENT_3_Y);
        return (AnswerKey.OPEN_SEGMENT_4_X, AnswerKey.OPEN_SEGMENT_4_Y);
    }
}
