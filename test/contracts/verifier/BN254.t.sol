// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {BN254, Point} from "../../../contracts/libraries/BN254.sol";
import {AnswerKey} from "../../../contracts/generated/AnswerKey.sol";
import {Pairing} from "../../support/models/Pairing.sol";
import {Suite} from "../../support/suites/Suite.sol";

/// @notice The library's functions as calls, so that they can be expected to revert.
contract Curve {
    function add(Point memory left, Point memory right) external view returns (Point memory) {
        return BN254.add(left, right);
    }

    function addProduct(
        Point memory sum,
        Point memory point,
        uint256 factor
    ) external view returns (Point memory) {
        BN254.addProduct(sum, point.x, point.y, factor);
        return sum;
    }

    function pairingOfFour(uint256[24] memory input) external view returns (bool) {
        return Pairing.isOne(input);
    }
}

contract BN254Test is Suite {
    Point private generator = Point(1, 2);
    Point private negative = Point(1, BN254.BASE_MODULUS - 2);
    Point private infinity = Point(0, 0);
    Curve private curve;

    function setUp() public {
        curve = new Curve();
    }

    function test_AddHasAnIdentity() public view {
        _assertSame(curve.add(generator, infinity), generator);
        _assertSame(curve.add(infinity, generator), generator);
        _assertSame(curve.add(infinity, infinity), infinity);
    }

    function test_AddKnowsTheNegative() public view {
        _assertSame(curve.add(generator, negative), infinity);
    }

    function test_AddDoesNotChangeWhatItAdds() public view {
        Point memory left = generator;
        Point memory right = generator;
        BN254.add(left, right);
        _assertSame(left, generator);
        _assertSame(right, generator);
    }

    /// @custom:property V-7
    function test_AddRefusesAPointOffTheCurve() public {
        vm.expectRevert(BN254.InvalidPoint.selector);
        curve.add(Point(1, 3), generator);
        vm.expectRevert(BN254.InvalidPoint.selector);
        curve.add(generator, Point(0, 1));
    }

    /// @custom:property V-7
    function test_AddRefusesCoordinatesAtOrAboveTheModulus() public {
        Point[4] memory aliases = [
            Point(BN254.BASE_MODULUS, 0),
            Point(0, BN254.BASE_MODULUS),
            Point(1 + BN254.BASE_MODULUS, 2),
            Point(1, 2 + BN254.BASE_MODULUS)
        ];
        for (uint256 i = 0; i < 4; ++i) {
            vm.expectRevert(BN254.InvalidPoint.selector);
            curve.add(aliases[i], infinity);
            vm.expectRevert(BN254.InvalidPoint.selector);
            curve.addProduct(infinity, aliases[i], 0);
            vm.expectRevert(BN254.InvalidPoint.selector);
            curve.addProduct(aliases[i], generator, 1);
        }
    }

    function test_AddProductIsRepeatedAddition() public view {
        Point memory sum = generator;
        for (uint256 i = 1; i < 20; ++i) {
            _assertSame(curve.addProduct(infinity, generator, i), sum);
            sum = curve.add(sum, generator);
        }
    }

    function test_AddProductDistributes(uint256 left, uint256 right) public view {
        uint256 both = addmod(left, right, BN254.SCALAR_MODULUS);
        Point memory sum = curve.addProduct(infinity, generator, left);
        _assertSame(curve.addProduct(sum, generator, right), curve.addProduct(infinity, generator, both));
    }

    function test_AddProductReducesItsFactor(uint256 factor) public view {
        factor = _within(factor, 0, BN254.SCALAR_MODULUS - 1);
        Point memory product = curve.addProduct(infinity, generator, factor);
        _assertSame(curve.addProduct(infinity, generator, factor + BN254.SCALAR_MODULUS), product);
    }

    function test_AddProductRefusesAPointOffTheCurve() public {
        vm.expectRevert(BN254.InvalidPoint.selector);
        curve.addProduct(infinity, Point(1, 3), 1);
        vm.expectRevert(BN254.InvalidPoint.selector);
        curve.addProduct(Point(1, 3), generator, 1);
    }

    function test_PairingIsBilinear(uint256 factor) public view {
        Point memory left = curve.addProduct(infinity, generator, factor);
        Point memory right = curve.addProduct(infinity, negative, factor);
        vm.assertTrue(curve.pairingOfFour(_pairs(left, right)));
    }

    function test_PairingIsNotOneForUnequalPoints(uint256 factor) public view {
        vm.assume(factor % BN254.SCALAR_MODULUS != 1);
        Point memory left = curve.addProduct(infinity, generator, factor);
        vm.assertFalse(curve.pairingOfFour(_pairs(left, negative)));
    }

    /// @custom:property V-7
    function test_PairingOfInvalidPointsIsNotOne() public view {
        vm.assertTrue(curve.pairingOfFour(_pairs(generator, negative)));
        vm.assertFalse(curve.pairingOfFour(_pairs(Point(1, 3), negative)));
        vm.assertFalse(curve.pairingOfFour(_pairs(Point(1 + BN254.BASE_MODULUS, 2), negative)));

        uint256[24] memory input = _pairs(generator, negative);
        input[2] += BN254.BASE_MODULUS;
        vm.assertFalse(curve.pairingOfFour(input));
        input = _pairs(generator, negative);
        input[2] += 1;
        vm.assertFalse(curve.pairingOfFour(input));
    }

    /// @dev e(left, gamma) e(right, gamma) and two pairs of nothing.
    function _pairs(Point memory left, Point memory right) private pure returns (uint256[24] memory input) {
        (input[0], input[1], input[6], input[7]) = (left.x, left.y, right.x, right.y);
        for (uint256 i = 0; i < 24; i += 6) {
            input[i + 2] = AnswerKey.GAMMA_X1;
            input[i + 3] = AnswerKey.GAMMA_X0;
            input[i + 4] = AnswerKey.GAMMA_Y1;
            input[i + 5] = AnswerKey.GAMMA_Y0;
        }
    }

    function _assertSame(Point memory left, Point memory right) private pure {
        vm.assertEq(left.x, right.x);
        vm.assertEq(left.y, right.y);
    }
}
