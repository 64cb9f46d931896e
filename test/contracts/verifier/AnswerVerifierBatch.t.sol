// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GroupAnswer, IAnswerVerifier, VerifiedGroup} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {AnswerGroup} from "../../../contracts/interfaces/ICampaigns.sol";
import {BN254, Point} from "../../../contracts/libraries/BN254.sol";
import {CrowdSuite} from "../../support/suites/CrowdSuite.sol";

/// @notice The verifier on its own, with real proofs of several campaigns and issuers.
/// @custom:property B-1
contract AnswerVerifierBatchTest is CrowdSuite {
    function setUp() public {
        _openCrowd(2);
    }

    function test_ProofsThatHoldDoSoTogether() public view {
        vm.assertTrue(verifier.verifyBatch(_groups()));
        vm.assertTrue(verifier.verifyBatch(new VerifiedGroup[](0)));
        vm.assertTrue(verifier.verifyBatch(_withCrowd(50)));
    }

    function test_AnyChangeInAnyGroupIsNoticed(uint256 seed) public view {
        VerifiedGroup[] memory groups = _groups();
        VerifiedGroup memory group = groups[seed % groups.length];
        GroupAnswer memory answer = group.answers[(seed >> 8) % group.answers.length];
        uint256 kind = (seed >> 16) % 7;
        if (kind == 0) (answer.proof.a, answer.proof.c) = (answer.proof.c, answer.proof.a);
        if (kind == 1) answer.nullifier += 1;
        if (kind == 2) answer.sealedSegment += 1;
        if (kind == 3) answer.subject = address(uint160(answer.subject) ^ 1);
        if (kind == 4) group.validAt += 1;
        if (kind == 5) group.root += 1;
        if (kind == 6) group.folded = Point(1, 2);
        vm.assertFalse(verifier.verifyBatch(groups));
    }

    /// @dev What is paired then is half of a batch and half of what a prover sent.
    /// @custom:property B-3
    function test_WhatIsNotValidIsRefusedWhateverThePairingSays() public {
        _acceptAnyProof();
        VerifiedGroup[] memory groups = _withCrowd(3);
        vm.assertTrue(verifier.verifyBatch(groups));
        for (uint256 i = 0; i < 3; ++i) {
            for (uint256 kind = 0; kind < 5; ++kind) {
                groups = _withCrowd(3);
                GroupAnswer memory answer = groups[0].answers[i];
                if (kind == 0) answer.nullifier += BN254.SCALAR_MODULUS;
                if (kind == 1) answer.sealedSegment += BN254.SCALAR_MODULUS;
                if (kind == 2) groups[0].root += BN254.SCALAR_MODULUS;
                if (kind == 3) answer.proof.a[0] ^= 1;
                if (kind == 4) answer.proof.c[1] ^= 1;
                // A of the first answer is not multiplied: only the pairing looks at it.
                vm.assertEq(verifier.verifyBatch(groups), i == 0 && kind == 3);
            }
        }
    }

    /// @dev Its upper bits would be added to the time: the signal, and so the proof, would stay what it is.
    /// @custom:property B-7
    function test_ASubjectThatHoldsTimeIsRefused() public view {
        for (uint256 i = 0; i < 2; ++i) {
            vm.assertTrue(_resultWithTimeInSubject(i, 0));
            vm.assertFalse(_resultWithTimeInSubject(i, 1));
            vm.assertFalse(_resultWithTimeInSubject(i, VALID_AT));
        }
    }

    /// @dev Two answer groups of one answer each. In the group at `index`, `time` is moved from `validAt` to the
    /// upper bits of the subject's word.
    function _resultWithTimeInSubject(uint256 index, uint40 time) private view returns (bool) {
        GroupAnswer[] memory answers = _crowd(2).answers;
        VerifiedGroup[] memory groups = new VerifiedGroup[](2);
        for (uint256 g = 0; g < 2; ++g) {
            groups[g] = _withCrowd(1)[0];
            groups[g].answers[0] = answers[g];
        }
        groups[index].validAt -= time;
        bytes memory data = abi.encodeCall(IAnswerVerifier.verifyBatch, (groups));
        // Selector, four words, 17 for each answer group; in a group six words, and ten of the answer.
        uint256 subject = 4 + 0x20 * (4 + 17 * index + 6 + 10);
        for (uint256 i = 0; i < 5; ++i) data[subject + 11 - i] = bytes1(uint8(time >> (8 * i)));
        return _resultOf(data);
    }

    function _resultOf(bytes memory data) private view returns (bool) {
        (bool success, bytes memory result) = address(verifier).staticcall(data);
        vm.assertTrue(success);
        return abi.decode(result, (bool));
    }

    function _groups() private view returns (VerifiedGroup[] memory groups) {
        AnswerGroup[] memory stored = _groupsByIssuer(2);
        groups = new VerifiedGroup[](stored.length);
        for (uint256 i = 0; i < stored.length; ++i) groups[i] = _verified(stored[i]);
    }

    function _withCrowd(uint256 count) private view returns (VerifiedGroup[] memory groups) {
        groups = new VerifiedGroup[](1);
        groups[0] = _verified(_crowd(count));
    }

    function _verified(AnswerGroup memory group) private view returns (VerifiedGroup memory) {
        Point memory folded = campaigns.foldedPoint(group.campaign, group.period);
        return VerifiedGroup(folded, group.root, group.validAt, group.answers);
    }
}
