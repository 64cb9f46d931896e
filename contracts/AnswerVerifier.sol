// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "./generated/AnswerKey.sol";
import {AnswerSignals as Position} from "./generated/AnswerSignals.sol";
import {AnswerSignals, IAnswerVerifier, Proof, VerifiedGroup} from "./interfaces/IAnswerVerifier.sol";
import {AnswerBatch, Batch} from "./libraries/AnswerBatch.sol";
import {AnswerProof} from "./libraries/AnswerProof.sol";
import {BN254, Point} from "./libraries/BN254.sol";
import {Clause, Feature, Model, Rules} from "./libraries/Request.sol";
import {RequestCheck} from "./libraries/RequestCheck.sol";

/// @title The proof system: folding a request into one point, and checking proofs against it
contract AnswerVerifier is IAnswerVerifier {
    uint256 private constant DEVELOPMENT_CHAIN = 31_337;
    uint256 private constant POINTS_PER_TABLE = (Position.COUNT - Position.SCHEMA) / 2;

    address private immutable _tableA;
    address private immutable _tableB;

    /// @param tableA Deployed `AnswerKeyTableA`.
    /// @param tableB Deployed `AnswerKeyTableB`.
    constructor(address tableA, address tableB) {
        require(!AnswerKey.DEVELOPMENT || block.chainid == DEVELOPMENT_CHAIN, DevelopmentKey(block.chainid));
        require(tableA.codehash == AnswerKey.TABLE_A_HASH, WrongKeyTable(tableA));
        require(tableB.codehash == AnswerKey.TABLE_B_HASH, WrongKeyTable(tableB));
        _tableA = tableA;
        _tableB = tableB;
    }

    /// @inheritdoc IAnswerVerifier
    function foldRequest(uint256 schema, Rules calldata rules) external view returns (Point memory sum) {
        RequestCheck.checkRules(rules);
        require(schema < BN254.SCALAR_MODULUS, SchemaOutOfField(schema));
        bytes memory table = _loadTable();
        sum = Point(AnswerKey.CONSTANT_X, AnswerKey.CONSTANT_Y);
        _fold(sum, table, Position.SCHEMA, schema);
        uint256 used = rules.groups[0] | rules.groups[1] | rules.groups[2] | rules.groups[3];
        for (uint256 c = 0; c < 8; ++c) {
            if (used & (1 << c) != 0) _foldClause(sum, table, c, rules.clauses[c]);
            for (uint256 g = 0; g < 4; ++g) {
                _fold(sum, table, Position.GROUPS + 8 * g + c, (rules.groups[g] >> c) & 1);
            }
        }
    }

    /// @inheritdoc IAnswerVerifier
    function foldModel(Model calldata model) external view returns (Point memory sum) {
        RequestCheck.checkModel(model);
        bytes memory table = _loadTable();
        for (uint256 f = 0; f < 16; ++f) {
            Feature calldata feature = model.features[f];
            for (uint256 j = 0; j < 7; ++j) {
                _fold(sum, table, Position.EDGES + 7 * f + j, feature.edges[j]);
            }
            for (uint256 j = 0; j < 8; ++j) {
                _fold(sum, table, Position.POINTS + 8 * f + j, _toField(feature.points[j]));
            }
        }
        for (uint256 i = 0; i < 3; ++i) {
            _fold(sum, table, Position.CUTOFFS + i, _toField(model.cutoffs[i]));
        }
    }

    /// @inheritdoc IAnswerVerifier
    function moveScope(
        Point calldata folded,
        uint256 from,
        uint256 to
    ) external view returns (Point memory sum) {
        require(from < BN254.SCALAR_MODULUS, ScopeOutOfField(from));
        require(to < BN254.SCALAR_MODULUS, ScopeOutOfField(to));
        sum = folded;
        BN254.addProduct(
            sum,
            AnswerKey.SCOPE_X,
            AnswerKey.SCOPE_Y,
            addmod(to, BN254.SCALAR_MODULUS - from, BN254.SCALAR_MODULUS)
        );
    }

    /// @inheritdoc IAnswerVerifier
    function verify(
        Point calldata folded,
        Proof calldata proof,
        AnswerSignals calldata signals
    ) external view returns (bool) {
        return AnswerProof.holds(folded, proof, signals);
    }

    /// @inheritdoc IAnswerVerifier
    function verifyBatch(VerifiedGroup[] calldata groups) external view returns (bool) {
        uint256 answers;
        for (uint256 g = 0; g < groups.length; ++g) answers += groups[g].answers.length;
        Batch memory batch = AnswerBatch.create(answers, groups.length);
        for (uint256 g = 0; g < groups.length; ++g) {
            VerifiedGroup calldata group = groups[g];
            AnswerBatch.addGroup(batch, group.folded, group.root, group.validAt, group.answers);
        }
        return AnswerBatch.holds(batch);
    }

    /// @inheritdoc IAnswerVerifier
    function keyHash() external pure returns (bytes32) {
        return AnswerKey.HASH;
    }

    function _foldClause(
        Point memory sum,
        bytes memory table,
        uint256 index,
        Clause calldata clause
    ) private view {
        _fold(sum, table, Position.SELECTORS + 16 * index + clause.attribute, 1);
        _fold(sum, table, Position.IN_SET + index, clause.inSet ? 1 : 0);
        _fold(sum, table, Position.NEGATED + index, clause.negated ? 1 : 0);
        _fold(sum, table, Position.LOW + index, clause.low);
        _fold(sum, table, Position.HIGH + index, clause.high);
        for (uint256 i = 0; i < 8; ++i) {
            _fold(sum, table, Position.CODES + 8 * index + i, clause.codes[i]);
        }
    }

    /// @dev sum += value * (the key's point for the signal at `position`). A zero costs nothing.
    function _fold(Point memory sum, bytes memory table, uint256 position, uint256 value) private view {
        if (value == 0) return;
        uint256 x;
        uint256 y;
        uint256 offset = 0x20 + 0x40 * (position - Position.SCHEMA);
        assembly ("memory-safe") {
            x := mload(add(table, offset))
            y := mload(add(table, add(offset, 0x20)))
        }
        BN254.addProduct(sum, x, y, value);
    }

    /// @dev The points of all constants, in the order of the signals. Each table has them after one byte, STOP.
    function _loadTable() private view returns (bytes memory table) {
        uint256 half = 0x40 * POINTS_PER_TABLE;
        table = new bytes(2 * half);
        address tableA = _tableA;
        address tableB = _tableB;
        assembly ("memory-safe") {
            extcodecopy(tableA, add(table, 0x20), 1, half)
            extcodecopy(tableB, add(add(table, 0x20), half), 1, half)
        }
    }

    function _toField(int256 value) private pure returns (uint256) {
        return value < 0 ? BN254.SCALAR_MODULUS - uint256(-value) : uint256(value);
    }
}
