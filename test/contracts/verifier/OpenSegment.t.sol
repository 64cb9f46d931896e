// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AnswerKey} from "../../../contracts/generated/AnswerKey.sol";
import {BN254, Point} from "../../../contracts/libraries/BN254.sol";
import {OpenSegment} from "../../../contracts/libraries/OpenSegment.sol";
import {Suite} from "../../support/suites/Suite.sol";

contract OpenSegmentTest is Suite {
    /// @dev As poseidon-lite reckons them: segments 0 to 4 under the seal key 0.
    uint256[5] private sealedSegments = [
        14744269619966411208579211824598458697587494354926760081771325075741142829156,
        12583541437132735734108669866114103169564651237895298778035846191048104863326,
        2880267324379083211003711846109758816603512686880465299264402977825519968696,
        10654387558539039491334075468870494552636020981219971782462598548671109582980,
        15903663308253690872795787859060724130716034483610867437140048158096485850766
    ];

    /// @custom:property A-13
    function test_ItsValuesAreTheHashes() public view {
        for (uint256 segment = 0; segment < 5; ++segment) {
            vm.assertEq(OpenSegment.values()[segment], sealedSegments[segment]);
        }
    }

    /// @custom:property A-13
    function test_ItsPointsAreThoseOfTheKeyTimesTheValues() public view {
        for (uint256 segment = 0; segment < 5; ++segment) {
            Point memory product;
            uint256 value = sealedSegments[segment];
            BN254.addProduct(product, AnswerKey.SEALED_X, AnswerKey.SEALED_Y, value);
            (uint256 x, uint256 y) = OpenSegment.pointOf(segment);
            vm.assertEq(x, product.x);
            vm.assertEq(y, product.y);
        }
    }

    /// @custom:property A-13
    function test_ItHasFiveNumbers(uint256 value) public pure {
        for (uint256 segment = 0; segment < 5; ++segment) vm.assertTrue(OpenSegment.contains(segment));
        vm.assertFalse(OpenSegment.contains(5));
        vm.assume(value > 4);
        vm.assertFalse(OpenSegment.contains(value));
    }
}
