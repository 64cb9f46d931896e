// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../../../contracts/generated/AnswerKey.sol";
import {GroupAnswer, VerifiedGroup} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {BN254, Point} from "../../../contracts/libraries/BN254.sol";
import {BatchSuite} from "../../support/suites/BatchSuite.sol";
import {SlowBatch} from "../../support/models/SlowBatch.sol";

/// @notice The fast arithmetic against the slow one, and equations that hold or not.
contract AnswerBatchTest is BatchSuite {
    /// hardhat-config: fuzz.runs = 10000
    /// @custom:property B-1
    function test_AnyBatchIsCombinedAsTheSlowOne(uint256 seed, uint256 challenge) public view {
        challenge = seed % 8 == 0 ? challenge % 3 : challenge % BN254.SCALAR_MODULUS;
        VerifiedGroup[] memory groups = _randomGroups(seed);
        (bool valid, bytes memory input) = batches.pairs(groups, challenge);
        vm.assertTrue(valid);
        vm.assertEq(keccak256(input), keccak256(SlowBatch.pairs(groups, challenge)));
    }

    /// @dev Neighbours are multiplied once only if their points are the same in both coordinates.
    /// @custom:property B-1
    function test_PointsWithOneCoordinateInCommonAreKeptApart(uint256 seed) public view {
        // A third root of one: with y, both x and x times it are points of the curve.
        uint256 root = 2203960485148121921418603742825762020974279258880205651966;
        VerifiedGroup[] memory groups = new VerifiedGroup[](3);
        for (uint256 g = 0; g < 3; ++g) groups[g] = _holding(_draw(seed, g), 1)[0];
        groups[1].folded = Point(mulmod(groups[0].folded.x, root, BN254.BASE_MODULUS), groups[0].folded.y);
        groups[2].folded = Point(groups[1].folded.x, BN254.BASE_MODULUS - groups[1].folded.y);
        (, bytes memory input) = batches.pairs(groups, seed % BN254.SCALAR_MODULUS);
        vm.assertEq(keccak256(input), keccak256(SlowBatch.pairs(groups, seed % BN254.SCALAR_MODULUS)));
    }

    /// @custom:property B-2
    function test_TheChallengeIsTheHashOfTheTranscript(uint256 seed) public view {
        VerifiedGroup[] memory groups = _randomGroups(seed);
        vm.assertEq(batches.challengeOf(groups), SlowBatch.challengeOf(groups));
    }

    /// @custom:property B-2
    function test_EveryWordMovesTheChallenge(uint256 seed) public view {
        VerifiedGroup[] memory groups = _holding(seed, 2);
        uint256 before = batches.challengeOf(groups);
        for (uint256 word = 0; word < 14; ++word) {
            groups = _holding(seed, 2);
            _change(groups[seed % 2], word);
            vm.assertNotEq(batches.challengeOf(groups), before);
        }
    }

    /// @custom:property B-1
    function test_ABatchHoldsIfEachOfItsEquationsDoes(uint256 seed) public view {
        vm.assertTrue(batches.holds(_holding(seed, _within(seed, 0, 4))));
    }

    /// @custom:property B-1
    function test_ABatchFailsIfOneWordOfItIsChanged(uint256 seed) public view {
        VerifiedGroup[] memory groups = _holding(seed, 3);
        _change(groups[seed % 3], (seed >> 8) % 14);
        vm.assertFalse(batches.holds(groups));
    }

    /// @custom:property B-3
    function test_SignalsAtOrAboveTheModulusAreRefused(uint256 seed) public view {
        for (uint256 i = 0; i < 3; ++i) {
            VerifiedGroup[] memory groups = _holding(seed, 2);
            if (i == 0) groups[1].answers[0].nullifier += BN254.SCALAR_MODULUS;
            if (i == 1) groups[1].answers[0].sealedSegment += BN254.SCALAR_MODULUS;
            if (i == 2) groups[1].root += BN254.SCALAR_MODULUS;
            vm.assertFalse(batches.holds(groups));
        }
    }

    /// @custom:property B-3
    function test_TheModulusIsRefusedInPlaceOfZero() public view {
        for (uint256 i = 0; i < 3; ++i) {
            VerifiedGroup[] memory groups = new VerifiedGroup[](1);
            groups[0].answers = new GroupAnswer[](1);
            _setTrivialProof(groups[0].answers[0]);
            groups[0].folded = _cancelling(groups[0]);
            vm.assertTrue(batches.holds(groups));
            if (i == 0) groups[0].answers[0].nullifier = BN254.SCALAR_MODULUS;
            if (i == 1) groups[0].answers[0].sealedSegment = BN254.SCALAR_MODULUS;
            if (i == 2) groups[0].root = BN254.SCALAR_MODULUS;
            // A sealed segment that is zero has no words; with the modulus it would be left out.
            if (i == 1) groups[0].folded = Point(0, 0);
            vm.assertFalse(batches.holds(groups));
        }
    }

    /// @custom:property B-3
    function test_CoordinatesAtOrAboveTheModulusAreRefused(uint256 seed) public view {
        for (uint256 i = 0; i < 16; ++i) {
            VerifiedGroup[] memory groups = _holding(seed, 2);
            GroupAnswer memory answer = groups[i / 8].answers[0];
            uint256 word = i % 8;
            if (word < 2) answer.proof.a[word] += BN254.BASE_MODULUS;
            else if (word < 6) answer.proof.b[(word - 2) / 2][word % 2] += BN254.BASE_MODULUS;
            else answer.proof.c[word - 6] += BN254.BASE_MODULUS;
            vm.assertFalse(batches.holds(groups));
        }
    }

    /// @dev With a challenge known beforehand, what one answer gains in a signal another can lose: the batch
    /// holds although neither equation does. Under the hash of the transcript it does not.
    /// @custom:property B-2
    function test_TheShiftAttackWorksOnlyIfTheChallengeIsKnown(uint256 seed, uint256 shift) public view {
        uint256 known = 1 + (_draw(seed, 99) % (BN254.SCALAR_MODULUS - 1));
        shift = 1 + (shift % (BN254.SCALAR_MODULUS - 1));
        VerifiedGroup[] memory groups = _holding(seed, 1);
        VerifiedGroup memory group = groups[0];
        GroupAnswer memory honest = group.answers[0];
        uint256 nullifier = honest.nullifier;
        group.answers = new GroupAnswer[](2);
        group.answers[0] = _copyWith(honest, addmod(nullifier, shift, BN254.SCALAR_MODULUS));
        uint256 back = mulmod(shift, _inverse(known), BN254.SCALAR_MODULUS);
        uint256 lower = addmod(nullifier, BN254.SCALAR_MODULUS - back, BN254.SCALAR_MODULUS);
        group.answers[1] = _copyWith(honest, lower);

        vm.assertTrue(batches.holdsUnder(groups, known), "the attack");
        vm.assertFalse(batches.holds(groups), "the defence");
    }

    /// @dev Groups of one answer with random signals. Alpha, beta and nothing satisfy the equation where the
    /// signals' points cancel the folded one; nobody can choose the folded point of a campaign.
    function _holding(uint256 seed, uint256 count) private view returns (VerifiedGroup[] memory groups) {
        groups = new VerifiedGroup[](count);
        for (uint256 g = 0; g < count; ++g) {
            VerifiedGroup memory group = groups[g];
            group.root = _scalar(_draw(seed, 10 * g));
            group.validAt = uint40(_draw(seed, 10 * g + 1));
            group.answers = new GroupAnswer[](1);
            GroupAnswer memory answer = group.answers[0];
            answer.nullifier = _scalar(_draw(seed, 10 * g + 2));
            answer.sealedSegment = _sealedSegment(_draw(seed, 10 * g + 3));
            answer.subject = address(uint160(_draw(seed, 10 * g + 4)));
            _setTrivialProof(answer);
            group.folded = _cancelling(group);
        }
    }

    function _setTrivialProof(GroupAnswer memory answer) private pure {
        answer.proof.a = [AnswerKey.ALPHA_X, AnswerKey.ALPHA_Y];
        answer.proof.b = [[AnswerKey.BETA_X1, AnswerKey.BETA_X0], [AnswerKey.BETA_Y1, AnswerKey.BETA_Y0]];
    }

    function _cancelling(VerifiedGroup memory group) private view returns (Point memory sum) {
        GroupAnswer memory answer = group.answers[0];
        uint256 who = uint160(answer.subject) + uint256(group.validAt) * 2 ** 160;
        BN254.addProduct(sum, AnswerKey.NULLIFIER_X, AnswerKey.NULLIFIER_Y, answer.nullifier);
        BN254.addProduct(sum, AnswerKey.SEALED_X, AnswerKey.SEALED_Y, SlowBatch.sealedSegmentOf(answer));
        BN254.addProduct(sum, AnswerKey.SUBJECT_AND_TIME_X, AnswerKey.SUBJECT_AND_TIME_Y, who);
        BN254.addProduct(sum, AnswerKey.ROOT_X, AnswerKey.ROOT_Y, group.root);
        sum.y = BN254.BASE_MODULUS - sum.y;
    }

    /// @dev One of the words of an answer group with one answer.
    function _change(VerifiedGroup memory group, uint256 word) private pure {
        GroupAnswer memory answer = group.answers[0];
        if (word < 2) answer.proof.a[word] ^= 1;
        else if (word < 6) answer.proof.b[(word - 2) / 2][word % 2] ^= 1;
        else if (word < 8) answer.proof.c[word - 6] ^= 1;
        else if (word == 8) answer.nullifier = addmod(answer.nullifier, 1, BN254.SCALAR_MODULUS);
        else if (word == 9) answer.sealedSegment = addmod(answer.sealedSegment, 1, BN254.SCALAR_MODULUS);
        else if (word == 10) answer.subject = address(uint160(answer.subject) ^ 1);
        else if (word == 11) group.validAt ^= 1;
        else if (word == 12) group.root = addmod(group.root, 1, BN254.SCALAR_MODULUS);
        else group.folded = Point(1, 2);
    }

    function _copyWith(
        GroupAnswer memory answer,
        uint256 nullifier
    ) private pure returns (GroupAnswer memory copy) {
        copy.proof = answer.proof;
        copy.nullifier = nullifier;
        copy.sealedSegment = answer.sealedSegment;
        copy.subject = answer.subject;
    }

    function _inverse(uint256 value) private view returns (uint256) {
        uint256 modulus = BN254.SCALAR_MODULUS;
        bytes memory input = abi.encode(0x20, 0x20, 0x20, value, modulus - 2, modulus);
        (, bytes memory output) = address(5).staticcall(input);
        return abi.decode(output, (uint256));
    }
}
