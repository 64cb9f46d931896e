// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../../../contracts/generated/AnswerKey.sol";
import {BN254, Point} from "../../../contracts/libraries/BN254.sol";
import {Pairing} from "../../support/models/Pairing.sol";
import {Suite} from "../../support/suites/Suite.sol";

/// @notice On a chain without a precompile, a call to its address succeeds and returns nothing.
contract MissingPrecompilesTest is Suite {
    address private constant ADD = address(6);
    address private constant MULTIPLY = address(7);
    address private constant PAIRING = address(8);

    function add(Point memory left, Point memory right) external view returns (Point memory) {
        return BN254.add(left, right);
    }

    function addProduct(Point memory sum, Point memory factor) external view returns (Point memory) {
        BN254.addProduct(sum, factor.x, factor.y, 3);
        return sum;
    }

    function test_AddRefusesAMissingAddition() public {
        this.add(_point(), _point());
        vm.mockCall(ADD, "", "");
        vm.expectRevert(BN254.InvalidPoint.selector);
        this.add(_point(), _point());
    }

    function test_AddProductRefusesAMissingAddition() public {
        this.addProduct(_point(), _point());
        vm.mockCall(ADD, "", "");
        vm.expectRevert(BN254.InvalidPoint.selector);
        this.addProduct(_point(), _point());
    }

    function test_AddProductRefusesAMissingMultiplication() public {
        this.addProduct(_point(), _point());
        vm.mockCall(MULTIPLY, "", "");
        vm.expectRevert(BN254.InvalidPoint.selector);
        this.addProduct(_point(), _point());
    }

    function test_NothingIsProvenByAMissingPairing() public {
        uint256[24] memory nothing;
        vm.assertTrue(Pairing.isOne(nothing));
        vm.mockCall(PAIRING, "", "");
        vm.assertFalse(_pairsAfterAOne(nothing));
    }

    function test_AnInvalidPointIsNotProvenByWhatMemoryHeldBefore() public view {
        uint256[24] memory invalid;
        invalid[0] = 1;
        vm.assertFalse(_pairsAfterAOne(invalid));
    }

    /// @dev Where the precompile writes its result, a 1 may be left from before.
    function _pairsAfterAOne(uint256[24] memory input) private view returns (bool) {
        assembly ("memory-safe") {
            mstore(0x00, 1)
        }
        return Pairing.isOne(input);
    }

    function _point() private pure returns (Point memory) {
        return Point(AnswerKey.ALPHA_X, AnswerKey.ALPHA_Y);
    }
}
