// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerVerifier} from "../../../contracts/AnswerVerifier.sol";
import {AnswerKey} from "../../../contracts/generated/AnswerKey.sol";
import {AnswerSignals, IAnswerVerifier, Proof} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {BN254, Point} from "../../../contracts/libraries/BN254.sol";
import {Model, Rules} from "../../../contracts/libraries/Request.sol";
import {RequestCheck} from "../../../contracts/libraries/RequestCheck.sol";
import {Requests} from "../../support/models/Requests.sol";
import {SlowFolding} from "../../support/models/SlowFolding.sol";
import {VerifierSuite} from "../../support/suites/VerifierSuite.sol";

contract AnswerVerifierTest is VerifierSuite {
    uint256 private constant SCHEMA = 42;

    SlowFolding private slow;

    function setUp() public {
        _deployVerifier();
        slow = new SlowFolding(tableA, tableB);
    }

    /// @custom:property V-3
    function test_DeploymentRefusesAnotherTable() public {
        vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.WrongKeyTable.selector, tableB));
        new AnswerVerifier(tableB, tableB);
        vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.WrongKeyTable.selector, tableA));
        new AnswerVerifier(tableA, tableA);
        vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.WrongKeyTable.selector, address(0)));
        new AnswerVerifier(address(0), tableB);
        vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.WrongKeyTable.selector, address(this)));
        new AnswerVerifier(tableA, address(this));
    }

    /// @custom:property V-3
    function test_DeploymentRefusesATableWithOneBitChanged() public {
        bytes memory code = tableA.code;
        code[code.length - 1] ^= 0x01;
        address changed = address(0x7AB1E);
        vm.etch(changed, code);
        vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.WrongKeyTable.selector, changed));
        new AnswerVerifier(changed, tableB);
    }

    /// @custom:property V-4
    function test_DeploymentRefusesADevelopmentKeyOnAnotherChain(uint64 chain) public {
        vm.assume(chain != 31_337 && chain != 0);
        vm.chainId(chain);
        if (AnswerKey.DEVELOPMENT) {
            vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.DevelopmentKey.selector, chain));
        }
        new AnswerVerifier(tableA, tableB);
    }

    function test_ATableDoesNothingWhenCalled() public {
        (bool success, bytes memory result) = tableA.call(hex"12345678");
        vm.assertTrue(success);
        vm.assertEq(result.length, 0);
    }

    /// @custom:property V-3
    function test_KeyHashIsThatOfTheKey() public view {
        bytes memory points = abi.encode(AnswerKey.CONSTANT_X, AnswerKey.CONSTANT_Y);
        points = bytes.concat(points, abi.encode(AnswerKey.NULLIFIER_X, AnswerKey.NULLIFIER_Y));
        points = bytes.concat(points, abi.encode(AnswerKey.SEALED_X, AnswerKey.SEALED_Y));
        points = bytes.concat(points, abi.encode(AnswerKey.SUBJECT_AND_TIME_X, AnswerKey.SUBJECT_AND_TIME_Y));
        points = bytes.concat(points, abi.encode(AnswerKey.ROOT_X, AnswerKey.ROOT_Y));
        points = bytes.concat(points, abi.encode(AnswerKey.SCOPE_X, AnswerKey.SCOPE_Y));
        points = bytes.concat(points, _withoutFirstByte(tableA.code), _withoutFirstByte(tableB.code));
        bytes memory key = bytes.concat(
            abi.encode(AnswerKey.ALPHA_X, AnswerKey.ALPHA_Y),
            abi.encode(AnswerKey.BETA_X1, AnswerKey.BETA_X0, AnswerKey.BETA_Y1, AnswerKey.BETA_Y0),
            abi.encode(AnswerKey.GAMMA_X1, AnswerKey.GAMMA_X0, AnswerKey.GAMMA_Y1, AnswerKey.GAMMA_Y0),
            abi.encode(AnswerKey.DELTA_X1, AnswerKey.DELTA_X0, AnswerKey.DELTA_Y1, AnswerKey.DELTA_Y0),
            points
        );
        vm.assertEq(keccak256(key), verifier.keyHash());
    }

    function test_FoldRequestRefusesASchemaOutsideTheField(uint256 schema) public {
        schema = _within(schema, BN254.SCALAR_MODULUS, type(uint256).max - 1);
        vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.SchemaOutOfField.selector, schema));
        verifier.foldRequest(schema, Requests.everyone());
    }

    /// hardhat-config: fuzz.runs = 48
    /// @custom:property V-1
    function test_FoldingAnyRequestEqualsTheSlowSum(uint256 seed) public view {
        Rules memory rules = Requests.randomRules(seed);
        Model memory model = Requests.randomModel(seed);
        uint256 schema = seed % BN254.SCALAR_MODULUS;
        _assertSame(_fold(schema, rules, model), slow.fold(schema, rules, model));
    }

    /// @custom:property V-1
    function test_FoldingExtremesEqualsTheSlowSum() public view {
        Model memory model;
        _assertSame(_fold(0, Requests.everyone(), model), slow.fold(0, Requests.everyone(), model));

        for (uint256 f = 0; f < 16; ++f) {
            for (uint256 j = 0; j < 7; ++j) model.features[f].edges[j] = type(uint32).max - uint32(6 - j);
            for (uint256 j = 0; j < 8; ++j) {
                model.features[f].points[j] = j % 2 == 0 ? type(int24).min : type(int24).max;
            }
        }
        model.cutoffs = [type(int32).min, -1, type(int32).max];
        uint256 schema = BN254.SCALAR_MODULUS - 1;
        _assertSame(_fold(schema, Requests.everyone(), model), slow.fold(schema, Requests.everyone(), model));
    }

    function test_EveryDifferenceInARequestMovesThePoint(uint256 seed) public view {
        Rules memory rules = Requests.randomRules(seed);
        Point memory before = verifier.foldRequest(SCHEMA, rules);
        vm.assertNotEq(verifier.foldRequest(SCHEMA + 1, rules).x, before.x);

        uint256 clause = seed % 8;
        rules.groups[seed % 4] |= uint8(1 << clause);
        rules.clauses[clause].negated = !rules.clauses[clause].negated;
        vm.assertNotEq(verifier.foldRequest(SCHEMA, rules).x, before.x);
    }

    /// @custom:property V-9
    function test_MalformedRequestsAreNotFolded() public {
        Rules memory rules = Requests.everyone();
        rules.groups[2] = 0;
        vm.expectRevert(abi.encodeWithSelector(RequestCheck.EmptyGroup.selector, 2));
        verifier.foldRequest(SCHEMA, rules);
        Model memory model;
        model.cutoffs[1] = -1;
        vm.expectRevert(abi.encodeWithSelector(RequestCheck.CutoffsNotSorted.selector, 1));
        verifier.foldModel(model);
    }

    function test_MovingAScopeEqualsTheSlowSum(uint256 from, uint256 to) public view {
        from %= BN254.SCALAR_MODULUS;
        to %= BN254.SCALAR_MODULUS;
        Point memory unscoped = verifier.foldRequest(SCHEMA, Requests.everyone());
        Point memory moved = verifier.moveScope(verifier.moveScope(unscoped, 0, from), from, to);
        _assertSame(moved, slow.scoped(unscoped, to));
    }

    function test_MoveScopeRefusesScopesOutsideTheField(uint256 scope) public {
        scope = _within(scope, BN254.SCALAR_MODULUS, type(uint256).max - 1);
        Point memory point = verifier.foldRequest(SCHEMA, Requests.everyone());
        vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.ScopeOutOfField.selector, scope));
        verifier.moveScope(point, scope, 0);
        vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.ScopeOutOfField.selector, scope));
        verifier.moveScope(point, 0, scope);
    }

    function test_VerifyHoldsWhenThePairingDoes(uint256 seed) public view {
        AnswerSignals memory signals = _signals(seed);
        vm.assertTrue(verifier.verify(_cancelling(signals), _trivialProof(), signals));
    }

    /// @custom:property V-6
    function test_VerifyRefusesEveryOtherSignal(uint256 seed) public view {
        AnswerSignals memory signals = _signals(seed);
        Point memory folded = _cancelling(signals);
        for (uint256 i = 0; i < 5; ++i) {
            AnswerSignals memory changed = _signals(seed);
            if (i == 0) changed.nullifier += 1;
            if (i == 1) changed.sealedSegment += 1;
            if (i == 2) changed.subject = address(uint160(changed.subject) ^ 1);
            if (i == 3) changed.root += 1;
            if (i == 4) changed.validAt += 1;
            vm.assertFalse(verifier.verify(folded, _trivialProof(), changed));
        }
    }

    /// @dev The precompile would reduce them: an answer could be paid once for each alias of its nullifier.
    /// @custom:property V-5
    function test_VerifyRefusesSignalsAtOrAboveTheFieldModulus(uint256 seed) public view {
        AnswerSignals memory signals = _signals(seed);
        Point memory folded = _cancelling(signals);
        for (uint256 i = 0; i < 3; ++i) {
            AnswerSignals memory changed = _signals(seed);
            if (i == 0) changed.nullifier += BN254.SCALAR_MODULUS;
            if (i == 1) changed.sealedSegment += BN254.SCALAR_MODULUS;
            if (i == 2) changed.root += BN254.SCALAR_MODULUS;
            vm.assertFalse(verifier.verify(folded, _trivialProof(), changed));
        }
    }

    /// @custom:property V-7
    function test_VerifyRefusesCoordinatesAtOrAboveTheModulus() public view {
        AnswerSignals memory signals = _signals(0);
        Point memory folded = _cancelling(signals);
        for (uint256 i = 0; i < 8; ++i) {
            Proof memory proof = _trivialProof();
            if (i < 2) proof.a[i] += BN254.BASE_MODULUS;
            else if (i < 6) proof.b[(i - 2) / 2][i % 2] += BN254.BASE_MODULUS;
            else proof.c[i - 6] += BN254.BASE_MODULUS;
            vm.assertFalse(verifier.verify(folded, proof, signals));
        }
    }

    /// @custom:property V-8
    function test_VerifyRefusesGarbage(Proof calldata proof, uint256 seed) public view {
        AnswerSignals memory signals = _signals(seed);
        vm.assertFalse(verifier.verify(_cancelling(signals), proof, signals));
    }

    /// @custom:property V-8
    function test_VerifyRefusesAProofOfNothing(uint256 seed) public view {
        Proof memory proof;
        AnswerSignals memory signals = _signals(seed);
        vm.assertFalse(verifier.verify(_cancelling(signals), proof, signals));
    }

    /// @dev Alpha, beta and nothing satisfy the equation where the signals' points cancel the folded
    /// one. Nobody can choose the folded point of a campaign; here it makes checks visible without a proof.
    function _trivialProof() private pure returns (Proof memory proof) {
        proof.a = [AnswerKey.ALPHA_X, AnswerKey.ALPHA_Y];
        proof.b = [[AnswerKey.BETA_X1, AnswerKey.BETA_X0], [AnswerKey.BETA_Y1, AnswerKey.BETA_Y0]];
    }

    function _cancelling(AnswerSignals memory signals) private view returns (Point memory sum) {
        uint256 who = uint160(signals.subject) + uint256(signals.validAt) * 2 ** 160;
        BN254.addProduct(sum, AnswerKey.NULLIFIER_X, AnswerKey.NULLIFIER_Y, signals.nullifier);
        BN254.addProduct(sum, AnswerKey.SEALED_X, AnswerKey.SEALED_Y, signals.sealedSegment);
        BN254.addProduct(sum, AnswerKey.SUBJECT_AND_TIME_X, AnswerKey.SUBJECT_AND_TIME_Y, who);
        BN254.addProduct(sum, AnswerKey.ROOT_X, AnswerKey.ROOT_Y, signals.root);
        sum.y = BN254.BASE_MODULUS - sum.y;
    }

    function _signals(uint256 seed) private pure returns (AnswerSignals memory) {
        uint256 value = uint256(keccak256(abi.encode(seed))) >> 8;
        return AnswerSignals(value, value / 2, address(uint160(value)), value / 3, uint40(START));
    }

    function _fold(
        uint256 schema,
        Rules memory rules,
        Model memory model
    ) private view returns (Point memory) {
        return BN254.add(verifier.foldRequest(schema, rules), verifier.foldModel(model));
    }

    function _withoutFirstByte(bytes memory code) private pure returns (bytes memory points) {
        points = new bytes(code.length - 1);
        assembly ("memory-safe") {
            mcopy(add(points, 0x20), add(code, 0x21), mload(points))
        }
    }

    function _assertSame(Point memory left, Point memory right) private pure {
        vm.assertEq(left.x, right.x);
        vm.assertEq(left.y, right.y);
    }
}
