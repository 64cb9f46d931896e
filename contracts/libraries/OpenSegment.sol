// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../generated/AnswerKey.sol";

/// @title Sealed segments of open campaigns
/// @notice In an open campaign the seal key is 0, so that anyone can read the segment.
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

    /// @notice The key's point for the sealed segment times this value, if it is one sealed with key 0; else (0, 0).
    function pointOf(uint256 sealedSegment) internal pure returns (uint256 x, uint256 y) {
        if (sealedSegment == SEGMENT_0) return (AnswerKey.OPEN_SEGMENT_0_X, AnswerKey.OPEN_SEGMENT_0_Y);
        if (sealedSegment == SEGMENT_1) return (AnswerKey.OPEN_SEGMENT_1_X, AnswerKey.OPEN_SEGMENT_1_Y);
        if (sealedSegment == SEGMENT_2) return (AnswerKey.OPEN_SEGMENT_2_X, AnswerKey.OPEN_SEGMENT_2_Y);
        if (sealedSegment == SEGMENT_3) return (AnswerKey.OPEN_SEGMENT_3_X, AnswerKey.OPEN_SEGMENT_3_Y);
        if (sealedSegment == SEGMENT_4) return (AnswerKey.OPEN_SEGMENT_4_X, AnswerKey.OPEN_SEGMENT_4_Y);
    }

    /// @notice Whether this is a segment sealed with key 0.
    function contains(uint256 sealedSegment) internal pure returns (bool isOpen) {
        assembly ("memory-safe") {
            isOpen := or(eq(sealedSegment, SEGMENT_0), eq(sealedSegment, SEGMENT_1))
            isOpen := or(isOpen, or(eq(sealedSegment, SEGMENT_2), eq(sealedSegment, SEGMENT_3)))
            isOpen := or(isOpen, eq(sealedSegment, SEGMENT_4))
        }
    }
}
