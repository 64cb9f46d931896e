// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Model, Rules} from "../../../contracts/libraries/Request.sol";
import {RequestCheck} from "../../../contracts/libraries/RequestCheck.sol";
import {Requests} from "../../support/models/Requests.sol";
import {Suite} from "../../support/suites/Suite.sol";

/// @notice The library's functions as calls, so that they can be expected to revert.
contract RequestChecker {
    function checkRules(Rules calldata rules) external pure {
        RequestCheck.checkRules(rules);
    }

    function checkModel(Model calldata model) external pure {
        RequestCheck.checkModel(model);
    }
}

/// @custom:property Q-1
contract RequestCheckTest is Suite {
    RequestChecker private checker;

    function setUp() public {
        checker = new RequestChecker();
    }

    function test_CheckRulesAcceptsEverythingWellFormed(uint256 seed) public view {
        checker.checkRules(Requests.randomRules(seed));
    }

    function test_CheckRulesAcceptsExtremes() public view {
        Rules memory rules = Requests.everyone();
        checker.checkRules(rules);

        rules.groups = [255, 255, 255, 255];
        for (uint256 c = 0; c < 8; ++c) {
            rules.clauses[c].attribute = 15;
            rules.clauses[c].negated = true;
            rules.clauses[c].low = type(uint32).max;
            rules.clauses[c].high = type(uint32).max;
        }
        rules.clauses[7].inSet = true;
        (rules.clauses[7].low, rules.clauses[7].high) = (0, 0);
        for (uint256 i = 0; i < 8; ++i) rules.clauses[7].codes[i] = type(uint32).max;
        checker.checkRules(rules);
    }

    function test_CheckRulesAcceptsARangeOfOneValue() public view {
        Rules memory rules = Requests.everyone();
        (rules.clauses[0].low, rules.clauses[0].high) = (0, 0);
        checker.checkRules(rules);
    }

    function test_CheckRulesRefusesAnEmptyGroup() public {
        for (uint256 g = 0; g < 4; ++g) {
            Rules memory rules = Requests.everyone();
            rules.groups[g] = 0;
            _expect(abi.encodeWithSelector(RequestCheck.EmptyGroup.selector, g));
            checker.checkRules(rules);
        }
    }

    function test_CheckRulesRefusesAnAttributeAbove15(uint8 attribute) public {
        attribute = uint8(_within(attribute, 16, 255));
        for (uint256 c = 0; c < 8; ++c) {
            Rules memory rules = _allRanges();
            rules.clauses[c].attribute = attribute;
            _expect(abi.encodeWithSelector(RequestCheck.AttributeOutOfRange.selector, c, attribute));
            checker.checkRules(rules);
        }
    }

    function test_CheckRulesRefusesAReversedRange(uint32 low, uint32 high) public {
        vm.assume(low > high);
        Rules memory rules = _allRanges();
        (rules.clauses[5].low, rules.clauses[5].high) = (low, high);
        _expect(abi.encodeWithSelector(RequestCheck.RangeReversed.selector, 5, low, high));
        checker.checkRules(rules);
    }

    function test_CheckRulesRefusesAZeroAmongCodes() public {
        for (uint256 i = 0; i < 8; ++i) {
            Rules memory rules = _oneSet();
            rules.clauses[0].codes[i] = 0;
            _expect(abi.encodeWithSelector(RequestCheck.ZeroCode.selector, 0, i));
            checker.checkRules(rules);
        }
    }

    function test_CheckRulesRefusesASetWithARange() public {
        Rules memory rules = _oneSet();
        rules.clauses[0].low = 1;
        _expectNotCanonical(0, rules);
        rules = _oneSet();
        rules.clauses[0].high = 1;
        _expectNotCanonical(0, rules);
    }

    function test_CheckRulesRefusesARangeWithACode() public {
        for (uint256 i = 0; i < 8; ++i) {
            Rules memory rules = Requests.everyone();
            rules.clauses[0].codes[i] = 1;
            _expectNotCanonical(0, rules);
        }
    }

    function test_CheckRulesRefusesAnythingInAnUnusedClause() public {
        for (uint256 c = 1; c < 8; ++c) {
            Rules memory rules = Requests.everyone();
            rules.clauses[c].attribute = 1;
            _expectNotCanonical(c, rules);
            rules = Requests.everyone();
            rules.clauses[c].inSet = true;
            _expectNotCanonical(c, rules);
            rules = Requests.everyone();
            rules.clauses[c].negated = true;
            _expectNotCanonical(c, rules);
            rules = Requests.everyone();
            rules.clauses[c].low = 1;
            _expectNotCanonical(c, rules);
            rules = Requests.everyone();
            rules.clauses[c].high = 1;
            _expectNotCanonical(c, rules);
            rules = Requests.everyone();
            rules.clauses[c].codes[7] = 1;
            _expectNotCanonical(c, rules);
        }
    }

    /// @custom:property Q-2
    function test_CheckRulesRefusesValuesOverTheirTypeInCalldata() public {
        bytes memory call = abi.encodeCall(checker.checkRules, (Requests.everyone()));
        // A clause is 13 words: attribute, inSet, negated, low, high, codes. The clause groups follow.
        _expectRefusedWord(call, 0, 256);
        _expectRefusedWord(call, 1, 2);
        _expectRefusedWord(call, 2, 2);
        _expectRefusedWord(call, 3, 1 << 32);
        _expectRefusedWord(call, 4, 1 << 32);
        _expectRefusedWord(call, 5, 1 << 32);
        _expectRefusedWord(call, 13 * 8, 256);
    }

    function test_CheckModelAcceptsEverythingWellFormed(uint256 seed) public view {
        checker.checkModel(Requests.randomModel(seed));
    }

    function test_CheckModelAcceptsAnEmptyModel() public view {
        Model memory model;
        checker.checkModel(model);
        checker.checkModel(Requests.noModel());
    }

    function test_CheckModelAcceptsExtremes() public view {
        checker.checkModel(_extremeModel());
    }

    function test_CheckModelRefusesAnEdgeThatDoesNotRise() public {
        for (uint256 f = 0; f < 16; ++f) {
            for (uint256 j = 1; j < 7; ++j) {
                Model memory model = _extremeModel();
                model.features[f].edges[j] = model.features[f].edges[j - 1];
                _expect(abi.encodeWithSelector(RequestCheck.EdgesNotSorted.selector, f, j));
                checker.checkModel(model);
            }
        }
    }

    function test_CheckModelRefusesAZeroAfterAnEdge() public {
        Model memory model = _extremeModel();
        model.features[15].edges[6] = 0;
        _expect(abi.encodeWithSelector(RequestCheck.EdgesNotSorted.selector, 15, 6));
        checker.checkModel(model);
    }

    function test_CheckModelRefusesPointsForAnEmptyBin() public {
        for (uint256 j = 0; j < 7; ++j) {
            Model memory model;
            model.features[15].points[j] = -1;
            _expect(abi.encodeWithSelector(RequestCheck.PointsUnreachable.selector, 15, j));
            checker.checkModel(model);
        }
    }

    function test_CheckModelRefusesFallingCutoffs() public {
        Model memory model;
        model.cutoffs = [int32(1), 0, 0];
        _expect(abi.encodeWithSelector(RequestCheck.CutoffsNotSorted.selector, 1));
        checker.checkModel(model);

        model.cutoffs = [int32(0), 0, -1];
        _expect(abi.encodeWithSelector(RequestCheck.CutoffsNotSorted.selector, 2));
        checker.checkModel(model);
    }

    /// @custom:property Q-2
    function test_CheckModelRefusesValuesOverTheirTypeInCalldata() public {
        bytes memory call = abi.encodeCall(checker.checkModel, (_extremeModel()));
        // A feature is 15 words: edges, then points. The cut-offs follow the features.
        _expectRefusedWord(call, 6, 1 << 32);
        _expectRefusedWord(call, 7, 1 << 23);
        _expectRefusedWord(call, 14, type(uint256).max - (1 << 23));
        _expectRefusedWord(call, 15 * 16, type(uint256).max - (1 << 31));
        _expectRefusedWord(call, 15 * 16 + 2, 1 << 31);
    }

    function _allRanges() private pure returns (Rules memory rules) {
        rules.groups = [255, 255, 255, 255];
    }

    function _oneSet() private pure returns (Rules memory rules) {
        rules.groups = [1, 1, 1, 1];
        rules.clauses[0].inSet = true;
        rules.clauses[0].codes = [uint32(7), 7, 7, 7, 7, 7, 7, 7];
    }

    function _extremeModel() private pure returns (Model memory model) {
        uint32 top = type(uint32).max;
        for (uint256 f = 0; f < 16; ++f) {
            model.features[f].edges = [1, 2, 3, top - 3, top - 2, top - 1, top];
            int24 points = f % 2 == 0 ? type(int24).min : type(int24).max;
            for (uint256 j = 0; j < 8; ++j) model.features[f].points[j] = points;
        }
        model.cutoffs = [type(int32).min, type(int32).max, type(int32).max];
    }

    function _expect(bytes memory failure) private {
        vm.expectRevert(failure);
    }

    function _expectNotCanonical(uint256 clause, Rules memory rules) private {
        _expect(abi.encodeWithSelector(RequestCheck.ClauseNotCanonical.selector, clause));
        checker.checkRules(rules);
    }

    /// @dev The call succeeds as it is, and reverts without a reason once one word does not fit its type.
    function _expectRefusedWord(bytes memory call, uint256 word, uint256 value) private {
        bytes memory changed = bytes.concat(call);
        assembly ("memory-safe") {
            mstore(add(add(changed, 0x24), mul(0x20, word)), value)
        }
        (bool accepted, ) = address(checker).call(call);
        vm.assertTrue(accepted);
        bytes memory failure;
        (accepted, failure) = address(checker).call(changed);
        vm.assertFalse(accepted);
        vm.assertEq(failure.length, 0);
    }
}
