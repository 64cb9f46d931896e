// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../../../contracts/generated/AnswerKey.sol";
import {Point} from "../../../contracts/libraries/BN254.sol";
import {Clause, Model, Rules} from "../../../contracts/libraries/Request.sol";

/// @title Folding as the textbook has it, to compare with
/// @notice Writes down all 500 constants in the order in which the circuit declares them, zeros and all,
/// and sums value * point with the two precompiles. Shares nothing with the contract but the key.
contract SlowFolding {
    uint256 private constant FIELD =
        21888242871839275222246405745257275088548364400416034343698204186575808495617;
    uint256 private constant CONSTANTS = 500;

    address private immutable _tableA;
    address private immutable _tableB;

    constructor(address tableA, address tableB) {
        _tableA = tableA;
        _tableB = tableB;
    }

    /// @notice Constant 1, schema, rules and model, folded.
    function fold(
        uint256 schema,
        Rules memory rules,
        Model memory model
    ) external view returns (Point memory sum) {
        uint256[] memory constants = _constants(schema, rules, model);
        bytes memory points = bytes.concat(_pointsOf(_tableA), _pointsOf(_tableB));
        sum = Point(AnswerKey.CONSTANT_X, AnswerKey.CONSTANT_Y);
        for (uint256 i = 0; i < CONSTANTS; ++i) {
            sum = _add(sum, _multiply(_pointAt(points, i), constants[i]));
        }
    }

    /// @notice A folded point with a scope in it.
    function scoped(Point memory folded, uint256 scope) external view returns (Point memory) {
        return _add(folded, _multiply(Point(AnswerKey.SCOPE_X, AnswerKey.SCOPE_Y), scope));
    }

    function _constants(
        uint256 schema,
        Rules memory rules,
        Model memory model
    ) private pure returns (uint256[] memory constants) {
        constants = new uint256[](CONSTANTS);
        uint256 n = 0;
        constants[n++] = schema;
        for (uint256 c = 0; c < 8; ++c) {
            bool isUsed = false;
            for (uint256 g = 0; g < 4; ++g) {
                if (_bit(rules.groups[g], c) == 1) isUsed = true;
            }
            for (uint256 a = 0; a < 16; ++a) {
                constants[n++] = isUsed && rules.clauses[c].attribute == a ? 1 : 0;
            }
        }
        Clause[8] memory clauses = rules.clauses;
        for (uint256 c = 0; c < 8; ++c) constants[n++] = clauses[c].inSet ? 1 : 0;
        for (uint256 c = 0; c < 8; ++c) constants[n++] = clauses[c].negated ? 1 : 0;
        for (uint256 c = 0; c < 8; ++c) constants[n++] = clauses[c].low;
        for (uint256 c = 0; c < 8; ++c) constants[n++] = clauses[c].high;
        for (uint256 c = 0; c < 8; ++c) {
            for (uint256 i = 0; i < 8; ++i) constants[n++] = clauses[c].codes[i];
        }
        for (uint256 g = 0; g < 4; ++g) {
            for (uint256 c = 0; c < 8; ++c) constants[n++] = _bit(rules.groups[g], c);
        }
        for (uint256 f = 0; f < 16; ++f) {
            for (uint256 j = 0; j < 7; ++j) constants[n++] = model.features[f].edges[j];
        }
        for (uint256 f = 0; f < 16; ++f) {
            for (uint256 j = 0; j < 8; ++j) constants[n++] = _element(model.features[f].points[j]);
        }
        for (uint256 i = 0; i < 3; ++i) constants[n++] = _element(model.cutoffs[i]);
        assert(n == CONSTANTS);
    }

    function _bit(uint8 group, uint256 clause) private pure returns (uint256) {
        return (group / 2 ** clause) % 2;
    }

    function _element(int256 value) private pure returns (uint256) {
        return uint256(value + int256(FIELD)) % FIELD;
    }

    /// @dev The table's code without the STOP in front.
    function _pointsOf(address table) private view returns (bytes memory points) {
        bytes memory code = table.code;
        points = new bytes(code.length - 1);
        for (uint256 i = 0; i < points.length; i += 32) {
            assembly ("memory-safe") {
                mstore(add(add(points, 0x20), i), mload(add(add(code, 0x21), i)))
            }
        }
    }

    function _pointAt(bytes memory points, uint256 index) private pure returns (Point memory point) {
        assembly ("memory-safe") {
            mcopy(point, add(add(points, 0x20), mul(0x40, index)), 0x40)
        }
    }

    function _multiply(Point memory point, uint256 factor) private view returns (Point memory) {
        (bool success, bytes memory result) = address(7).staticcall(abi.encode(point.x, point.y, factor));
        require(success, "multiplication failed");
        return abi.decode(result, (Point));
    }

    function _add(Point memory left, Point memory right) private view returns (Point memory) {
        (bool success, bytes memory result) = address(6).staticcall(
            abi.encode(left.x, left.y, right.x, right.y)
        );
        require(success, "addition failed");
        return abi.decode(result, (Point));
    }
}
