// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {GroupAnswer} from "../../../contracts/interfaces/IAnswerVerifier.sol";
import {Answer, AnswerGroup, CampaignParameters} from "../../../contracts/interfaces/ICampaigns.sol";
import {SourceKind} from "../../../contracts/interfaces/IIssuerRegistry.sol";
import {ANSWER_SIZE} from "../../../contracts/libraries/AnswerLayout.sol";
import {CampaignId, IssuerId} from "../../../contracts/libraries/Identifiers.sol";
import {Model, Rules} from "../../../contracts/libraries/Request.sol";
import {CampaignsSuite} from "./CampaignsSuite.sol";

/// @title Open campaigns with large budgets, and a crowd of customers whose answers have real proofs
/// @notice The answers come from crowd.json; scripts/answers/crowd.ts says how they were made. Campaigns 1 to 32
/// ask the same of the customers of issuers 2 to 6; the crowd belongs to issuer 2 and answers campaign 1.
abstract contract CrowdSuite is CampaignsSuite {
    CampaignId internal constant FIRST = CampaignId.wrap(1);
    IssuerId internal constant CROWD_ISSUER = IssuerId.wrap(2);
    uint256 internal constant ISSUERS = 5;
    uint256 internal constant GROUP_SIZE = 4;
    uint40 internal constant VALID_AT = START + 1 days;
    uint256 private constant CHUNK_SIZE = 50;

    uint256[] internal roots;
    /// From the file, read once: to look for something in its text takes long.
    bytes[] private crowdChunks;
    uint256[] private groupCampaigns;
    uint256[] private groupIssuers;
    bytes[] private groupAnswers;

    /// @notice Opens campaigns 1 to `count` and funds each for 1,000 answers.
    function _openCrowd(uint256 count) internal {
        _deployProtocol();
        string memory json = vm.readFile("test/vectors/crowd.json");
        vm.assertEq(address(campaigns), vm.parseJsonAddress(json, ".campaigns"));
        vm.assertEq(verifier.keyHash(), vm.parseJsonBytes32(json, ".keyHash"), "another key");
        roots = vm.parseJsonUintArray(json, ".roots");
        crowdChunks = vm.parseJsonBytesArray(json, ".crowd");
        groupCampaigns = vm.parseJsonUintArray(json, ".groups.campaigns");
        groupIssuers = vm.parseJsonUintArray(json, ".groups.issuers");
        groupAnswers = vm.parseJsonBytesArray(json, ".groups.answers");
        for (uint256 i = 0; i < ISSUERS; ++i) {
            IssuerId registered = issuerRegistry.register(SourceKind.BankAccount, 1 hours, 1 hours, "");
            issuerRegistry.publishRoot(registered, roots[i], "", 4, 0);
        }
        CampaignParameters memory parameters = _crowdParameters();
        for (uint256 i = 1; i <= count; ++i) _fund(_open(parameters), 1000 * REWARD);
    }

    /// @notice The request that the crowd answers.
    function _crowdParameters() internal returns (CampaignParameters memory parameters) {
        string memory request = vm.readFile("test/vectors/answers.json");
        parameters = _parameters();
        parameters.schema = vm.parseJsonUint(request, ".schema");
        parameters.rules = abi.decode(vm.parseJsonBytes(request, ".encodedRules"), (Rules));
        Model memory model = abi.decode(vm.parseJsonBytes(request, ".encodedModel"), (Model));
        parameters.model = campaigns.registerModel(model);
        parameters.issuers = new IssuerId[](ISSUERS);
        for (uint256 i = 0; i < ISSUERS; ++i) parameters.issuers[i] = IssuerId.wrap(i + 2);
        parameters.periodLength = 0;
        parameters.answersPerPeriod = 1000;
    }

    /// @notice The first answers of the crowd, in one answer group. Consents are not recorded yet.
    function _crowd(uint256 count) internal view returns (AnswerGroup memory group) {
        group = _group(FIRST, CROWD_ISSUER);
        group.answers = new GroupAnswer[](count);
        for (uint256 chunk = 0; chunk * CHUNK_SIZE < count; ++chunk) {
            GroupAnswer[] memory answers = _decode(crowdChunks[chunk]);
            for (uint256 i = 0; i < CHUNK_SIZE && chunk * CHUNK_SIZE + i < count; ++i) {
                group.answers[chunk * CHUNK_SIZE + i] = answers[i];
            }
        }
    }

    /// @notice Groups of four: each of four issuers for each of up to eight campaigns.
    function _groupsByIssuer(uint256 campaignCount) internal view returns (AnswerGroup[] memory groups) {
        groups = new AnswerGroup[](4 * campaignCount);
        for (uint256 i = 0; i < groups.length; ++i) groups[i] = _storedGroup(i);
    }

    /// @notice One answer group of four answers for each of the 32 campaigns, under four issuers in turn.
    function _groupsByCampaign() internal view returns (AnswerGroup[] memory groups) {
        groups = new AnswerGroup[](32);
        for (uint256 i = 0; i < 32; ++i) groups[i] = _storedGroup(i < 8 ? 4 * i + (i % 4) : 24 + i);
    }

    function _storedGroup(uint256 index) private view returns (AnswerGroup memory group) {
        group = _group(CampaignId.wrap(groupCampaigns[index]), IssuerId.wrap(groupIssuers[index]));
        group.answers = _decode(groupAnswers[index]);
    }

    function _group(CampaignId id, IssuerId from) private view returns (AnswerGroup memory group) {
        group.campaign = id;
        group.issuer = from;
        group.root = roots[IssuerId.unwrap(from) - 2];
        group.validAt = VALID_AT;
    }

    function _decode(bytes memory answers) private pure returns (GroupAnswer[] memory) {
        uint256 count = answers.length / ANSWER_SIZE;
        return abi.decode(bytes.concat(abi.encode(0x20, count), answers), (GroupAnswer[]));
    }

    function _consentAll(AnswerGroup memory group) internal {
        for (uint256 i = 0; i < group.answers.length; ++i) _consent(group.answers[i].subject);
    }

    function _consentAll(AnswerGroup[] memory groups) internal {
        for (uint256 g = 0; g < groups.length; ++g) _consentAll(groups[g]);
    }

    /// @notice An answer of an answer group, to be settled alone.
    function _single(AnswerGroup memory group, uint256 index) internal pure returns (Answer memory) {
        GroupAnswer memory answer = group.answers[index];
        return
            Answer({
                campaign: group.campaign,
                proof: answer.proof,
                nullifier: answer.nullifier,
                sealedSegment: answer.sealedSegment,
                subject: answer.subject,
                issuer: group.issuer,
                root: group.root,
                period: group.period,
                validAt: group.validAt
            });
    }

    function _only(AnswerGroup memory group) internal pure returns (AnswerGroup[] memory groups) {
        groups = new AnswerGroup[](1);
        groups[0] = group;
    }
}
