// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IAnswerVerifier} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {Campaign, CampaignParameters, ICampaigns} from "../../../contracts/interfaces/ICampaigns.sol";
import {IIssuerRegistry, SourceKind} from "../../../contracts/interfaces/IIssuerRegistry.sol";
import {BN254, Point} from "../../../contracts/libraries/BN254.sol";
import {CampaignId, IssuerId, ModelId, TermsId} from "../../../contracts/libraries/Identifiers.sol";
import {Model} from "../../../contracts/libraries/Request.sol";
import {RequestCheck} from "../../../contracts/libraries/RequestCheck.sol";
import {CampaignsSuite} from "../../support/suites/CampaignsSuite.sol";
import {Requests} from "../../support/models/Requests.sol";

contract CampaignsOpeningTest is CampaignsSuite {
    function setUp() public {
        _deployProtocol();
    }

    function test_RegisterModelKeepsItsPoint() public {
        Model memory model = Requests.randomModel(1);
        ModelId id = ModelId.wrap(keccak256(abi.encode(model)));
        vm.expectEmit(address(campaigns));
        emit ICampaigns.ModelRegistered(id, model);
        vm.assertTrue(campaigns.registerModel(model) == id);
        _assertSame(campaigns.modelPoint(id), verifier.foldModel(model));
    }

    function test_RegisterModelAgainChangesNothing() public {
        Model memory model = Requests.randomModel(1);
        ModelId id = campaigns.registerModel(model);
        vm.recordLogs();
        vm.prank(STRANGER);
        vm.assertTrue(campaigns.registerModel(model) == id);
        vm.assertEq(vm.getRecordedLogs().length, 0);
    }

    /// @custom:property V-9
    function test_RegisterModelRefusesAMalformedModel() public {
        Model memory model;
        model.cutoffs[0] = 1;
        vm.expectRevert(abi.encodeWithSelector(RequestCheck.CutoffsNotSorted.selector, 1));
        campaigns.registerModel(model);
    }

    function test_ModelPointRefusesAnUnknownModel() public {
        ModelId unknown = ModelId.wrap(0);
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.ModelUnknown.selector, unknown));
        campaigns.modelPoint(unknown);
    }

    function test_OpenCampaignKeepsWhatTheBrandFixed() public {
        CampaignParameters memory parameters = _parameters();
        vm.expectEmit(address(campaigns));
        emit ICampaigns.CampaignOpened(CampaignId.wrap(1), BRAND, terms, parameters);
        CampaignId id = _open(parameters);

        Campaign memory campaign = campaigns.campaignOf(id);
        vm.assertEq(CampaignId.unwrap(id), 1);
        vm.assertEq(campaign.brand, BRAND);
        vm.assertTrue(campaign.terms == terms);
        vm.assertEq(address(campaign.token), address(token));
        vm.assertEq(campaign.reward, REWARD);
        vm.assertEq(campaign.periodLength, PERIOD);
        vm.assertEq(campaign.answersPerPeriod, ANSWERS_PER_PERIOD);
        vm.assertEq(campaign.notice, NOTICE);
        vm.assertEq(campaign.openedAt, START);
        vm.assertEq(campaign.closesAt, type(uint40).max);
        vm.assertEq(campaign.available, 0);
        vm.assertEq(campaign.settler, address(0));
        vm.assertFalse(campaign.isSealed);
        vm.assertTrue(campaigns.acceptsIssuer(id, issuer));
        vm.assertFalse(campaigns.acceptsIssuer(id, IssuerId.wrap(2)));
    }

    /// @custom:property Q-5
    function test_OpenCampaignFoldsTheRequestWithoutAModel() public {
        Point memory request = verifier.foldRequest(SCHEMA, Requests.everyone());
        Point memory expected = BN254.add(request, verifier.foldModel(Requests.noModel()));
        _assertFolded(_open(_parameters()), expected);
    }

    /// @custom:property Q-5
    function test_OpenCampaignFoldsTheRequestWithAModel() public {
        CampaignParameters memory parameters = _parameters();
        Model memory model = Requests.randomModel(2);
        parameters.rules = Requests.randomRules(2);
        parameters.model = campaigns.registerModel(model);
        Point memory request = verifier.foldRequest(SCHEMA, parameters.rules);
        Point memory expected = BN254.add(request, verifier.foldModel(model));
        _assertFolded(_open(parameters), expected);
    }

    function test_OpenCampaignKeepsTheSettlerOfASealedCampaign() public {
        CampaignParameters memory parameters = _parameters();
        (parameters.isSealed, parameters.settler) = (true, STRANGER);
        Campaign memory campaign = campaigns.campaignOf(_open(parameters));
        vm.assertTrue(campaign.isSealed);
        vm.assertEq(campaign.settler, STRANGER);
    }

    /// @custom:property Q-3
    function test_OpenCampaignRefusesTheTermsOfAnotherBrand() public {
        CampaignParameters memory parameters = _parameters();
        vm.expectRevert(abi.encodeWithSelector(ICampaigns.NotBrandOfTerms.selector, terms, STRANGER));
        vm.prank(STRANGER);
        campaigns.openCampaign(parameters);
    }

    /// @custom:property Q-3
    function test_OpenCampaignRefusesUnknownTerms() public {
        CampaignParameters memory parameters = _parameters();
        parameters.terms = TermsId.wrap(keccak256("unknown"));
        _expectRefused(
            abi.encodeWithSelector(ICampaigns.NotBrandOfTerms.selector, parameters.terms, BRAND),
            parameters
        );
    }

    function test_OpenCampaignRefusesAnOpenCampaignWithASettler() public {
        CampaignParameters memory parameters = _parameters();
        parameters.settler = STRANGER;
        _expectRefused(
            abi.encodeWithSelector(ICampaigns.SettlerMismatch.selector, false, STRANGER),
            parameters
        );
    }

    function test_OpenCampaignRefusesASealedCampaignWithoutASettler() public {
        CampaignParameters memory parameters = _parameters();
        parameters.isSealed = true;
        _expectRefused(
            abi.encodeWithSelector(ICampaigns.SettlerMismatch.selector, true, address(0)),
            parameters
        );
    }

    function test_OpenCampaignRefusesARewardOfZero() public {
        CampaignParameters memory parameters = _parameters();
        parameters.reward = 0;
        _expectRefused(abi.encodeWithSelector(ICampaigns.RewardZero.selector), parameters);
    }

    function test_OpenCampaignRefusesAPeriodWithoutAnswers() public {
        CampaignParameters memory parameters = _parameters();
        parameters.answersPerPeriod = 0;
        _expectRefused(abi.encodeWithSelector(ICampaigns.AnswersPerPeriodZero.selector), parameters);
    }

    function test_OpenCampaignRefusesANoticeUnderADay() public {
        CampaignParameters memory parameters = _parameters();
        parameters.notice = 1 days - 1;
        _expectRefused(abi.encodeWithSelector(ICampaigns.NoticeTooShort.selector, 1 days - 1), parameters);
        parameters.notice = 1 days;
        _open(parameters);
    }

    /// @custom:property V-9
    function test_OpenCampaignRefusesMalformedRules() public {
        CampaignParameters memory parameters = _parameters();
        parameters.rules.groups[3] = 0;
        _expectRefused(abi.encodeWithSelector(RequestCheck.EmptyGroup.selector, 3), parameters);
    }

    function test_OpenCampaignRefusesASchemaOutsideTheField() public {
        CampaignParameters memory parameters = _parameters();
        parameters.schema = BN254.SCALAR_MODULUS;
        _expectRefused(
            abi.encodeWithSelector(IAnswerVerifier.SchemaOutOfField.selector, BN254.SCALAR_MODULUS),
            parameters
        );
    }

    function test_OpenCampaignRefusesAnUnknownModel() public {
        CampaignParameters memory parameters = _parameters();
        parameters.model = ModelId.wrap(keccak256("unknown"));
        _expectRefused(
            abi.encodeWithSelector(ICampaigns.ModelUnknown.selector, parameters.model),
            parameters
        );
    }

    function test_OpenCampaignRefusesNoIssuers() public {
        CampaignParameters memory parameters = _parameters();
        parameters.issuers = new IssuerId[](0);
        _expectRefused(abi.encodeWithSelector(ICampaigns.NoIssuers.selector), parameters);
    }

    function test_OpenCampaignRefusesAnUnknownIssuer() public {
        CampaignParameters memory parameters = _parameters();
        parameters.issuers[0] = IssuerId.wrap(99);
        _expectRefused(abi.encodeWithSelector(IIssuerRegistry.IssuerUnknown.selector, 99), parameters);
    }

    /// @custom:property Q-4
    function test_OpenCampaignAcceptsSelfDeclaredOnlyIfItSaysSo() public {
        IssuerId selfDeclared = issuerRegistry.register(SourceKind.SelfDeclared, 1 hours, 0, "");
        CampaignParameters memory parameters = _parameters();
        parameters.issuers = new IssuerId[](2);
        (parameters.issuers[0], parameters.issuers[1]) = (issuer, selfDeclared);
        _expectRefused(
            abi.encodeWithSelector(ICampaigns.SelfDeclaredNotAccepted.selector, selfDeclared),
            parameters
        );

        parameters.acceptsSelfDeclared = true;
        CampaignId id = _open(parameters);
        vm.assertTrue(campaigns.acceptsIssuer(id, selfDeclared));
        vm.assertTrue(campaigns.acceptsIssuer(id, issuer));
    }

    function test_CampaignOfRefusesAnUnknownCampaign() public {
        vm.expectRevert(ICampaigns.CampaignUnknown.selector);
        campaigns.campaignOf(CampaignId.wrap(1));
    }

    /// @custom:property Q-6
    function test_ScopeIsBelowTheFieldModulus(CampaignId id, uint32 period) public view {
        vm.assertLt(campaigns.scopeOf(id, period), BN254.SCALAR_MODULUS);
    }

    /// @custom:property Q-6
    function test_ScopeDependsOnAllThatItBinds(CampaignId id, uint32 period) public {
        CampaignId nextId = CampaignId.wrap(CampaignId.unwrap(id) ^ 1);
        uint256 scope = campaigns.scopeOf(id, period);
        vm.assertNotEq(scope, campaigns.scopeOf(nextId, period));
        vm.assertNotEq(scope, campaigns.scopeOf(id, period ^ 1));

        ICampaigns another = _deployCampaigns(address(this));
        vm.assertNotEq(scope, another.scopeOf(id, period));
        vm.chainId(1);
        vm.assertNotEq(scope, campaigns.scopeOf(id, period));
    }

    function _expectRefused(bytes memory failure, CampaignParameters memory parameters) private {
        vm.expectRevert(failure);
        _open(parameters);
    }

    /// @dev The stored point holds the scope of the first period; others are made from it.
    function _assertFolded(CampaignId id, Point memory unscoped) private view {
        Point memory first = verifier.moveScope(unscoped, 0, campaigns.scopeOf(id, 0));
        _assertSame(campaigns.campaignOf(id).folded, first);
        _assertSame(campaigns.foldedPoint(id, 0), first);
        _assertSame(campaigns.foldedPoint(id, 3), verifier.moveScope(unscoped, 0, campaigns.scopeOf(id, 3)));
    }

    function _assertSame(Point memory left, Point memory right) private pure {
        vm.assertEq(left.x, right.x);
        vm.assertEq(left.y, right.y);
    }
}
