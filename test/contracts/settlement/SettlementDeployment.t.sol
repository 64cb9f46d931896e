// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAnswerVerifier} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {Answer, CampaignParameters, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {CampaignId} from "../../../contracts/libraries/Identifiers.sol";
import {SettlementSuite} from "../../support/suites/SettlementSuite.sol";

/// @notice The same contract, campaign and request elsewhere: an answer holds where it was meant.
contract SettlementDeploymentTest is SettlementSuite {
    Answer private answer;

    function setUp() public {
        _deployProtocol();
        _publishRoots();
        _consent(_account("alice"));
        answer = _proved("alice");
    }

    function test_AnAnswerHoldsWhereItWasMeant() public {
        _openFirst();
        _assertSettles(answer);
    }

    /// @dev `Campaigns` checks proofs with the key that it was built with, and folds with its verifier's: a verifier
    /// that somebody else made could fold what it likes.
    /// @custom:property Q-12
    function test_TheVerifierIsMadeWithTheCampaigns() public {
        bytes memory tables = abi.encode(tableA, tableB);
        address same = _deploy("contracts/AnswerVerifier.sol:AnswerVerifier", tables);
        vm.assertEq(address(verifier).codehash, same.codehash);
    }

    /// @custom:property Q-12
    function test_ATableOfAnotherKeyIsRefused() public {
        bytes memory others = abi.encode(issuerRegistry, consentRegistry, tableA, tableA);
        bytes memory code = bytes.concat(vm.getCode("contracts/Campaigns.sol:Campaigns"), others);
        vm.expectRevert(abi.encodeWithSelector(IAnswerVerifier.WrongKeyTable.selector, tableA));
        _create(code);
    }

    /// @custom:property A-5
    function test_TheSameCodeAtAnotherAddressRefusesTheAnswer() public {
        campaigns = _deployCampaigns(address(this));
        vm.prank(BRAND);
        token.approve(address(campaigns), SUPPLY);
        _openFirst();
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @custom:property A-5
    function test_TheSameAddressOnAnotherChainRefusesTheAnswer() public {
        vm.chainId(1);
        vm.etch(address(campaigns), _asDeployedOn(1));
        _openFirst();
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @dev The folded point keeps the scope that it had before the split.
    /// @custom:property A-5
    function test_ABranchOfTheChainWithAnotherIdRefusesTheAnswer() public {
        _openFirst();
        vm.chainId(1);
        _assertRefused(answer, ICampaigns.WrongChain.selector);
        vm.chainId(31_337);
        _assertSettles(answer);
    }

    /// @custom:property A-5
    function test_AnotherRequestRefusesTheAnswer() public {
        CampaignParameters memory parameters = _provedParameters();
        parameters.rules.clauses[0].high += 1;
        _openAndFund(parameters);
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @custom:property A-5
    function test_AnotherModelRefusesTheAnswer() public {
        CampaignParameters memory parameters = _provedParameters();
        parameters.model = _parameters().model;
        _openAndFund(parameters);
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @custom:property A-5
    function test_AnotherSchemaRefusesTheAnswer() public {
        CampaignParameters memory parameters = _provedParameters();
        parameters.schema += 1;
        _openAndFund(parameters);
        _assertRefused(answer, ICampaigns.ProofInvalid.selector);
    }

    /// @dev The code holds the number of its chain. It cannot be deployed there for this: the key may be one for
    /// development.
    function _asDeployedOn(uint256 chain) private view returns (bytes memory code) {
        code = address(campaigns).code;
        uint256 found;
        for (uint256 place = 0x20; place <= code.length; ++place) {
            assembly ("memory-safe") {
                let word := add(code, place)
                if eq(mload(word), 31337) {
                    mstore(word, chain)
                    found := add(found, 1)
                }
            }
        }
        vm.assertNotEq(found, 0);
    }

    function _openFirst() private {
        _openAndFund(_provedParameters());
    }

    function _openAndFund(CampaignParameters memory parameters) private {
        CampaignId id = _open(parameters);
        vm.assertTrue(id == OPEN);
        _fund(OPEN, BUDGET);
    }
}
