// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

// Where the words of a `GroupAnswer` stand, in bytes from its start. It is the same eleven words in calldata and
// in the transcript of a batch, so that an answer is copied from one to the other as it is. These constants belong
// to no library because assembly can name only constants of its own contract or of a file.

// A, a point of the first curve group (2 words), stands at the start.
/// @dev B, a point of the second curve group: 4 words.
uint256 constant ANSWER_B = 0x40;
/// @dev C, a point of the first curve group: 2 words.
uint256 constant ANSWER_C = 0xc0;
uint256 constant ANSWER_NULLIFIER = 0x100;
uint256 constant ANSWER_SEALED_SEGMENT = 0x120;
uint256 constant ANSWER_SUBJECT = 0x140;
uint256 constant ANSWER_SIZE = 0x160;
