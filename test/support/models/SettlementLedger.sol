// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Answer} from "../../../contracts/interfaces/ICampaigns.sol";
import {CampaignId, IssuerId} from "../../../contracts/libraries/Identifiers.sol";
import {OpenSegment} from "../../../contracts/libraries/OpenSegment.sol";
import {SettlementSuite} from "../suites/SettlementSuite.sol";

/// @title An account of everything that happens to the campaigns, kept apart from the contracts
/// @notice Knows for each answer whether it is due, without asking the contracts.
abstract contract SettlementLedger is SettlementSuite {
    struct Permission {
        uint256 until;
        uint256 signedAt;
        uint256 withdrawnAt;
    }

    struct Account {
        uint256 funded;
        uint256 reclaimed;
        uint256 settled;
        uint256 closesAt;
    }

    address internal constant PAYEE = address(0xFEE);

    uint256 public settlements;
    uint256 public claims;
    uint256 public mostAnswersInAMonth;
    uint256 public refusedWithdrawals;
    /// What went against the rules first; empty if nothing did.
    string public violation;

    string[5] private _names = ["alice", "bob", "carol", "dave", "erin"];
    string[20] private _answerNames = [
        "alice",
        "bob",
        "carol",
        "aliceForErin",
        "aliceElsewhere",
        "bobUnderNextRoot",
        "dave",
        "bobSealed",
        "bobValidAtZero",
        "bobOffMidnight",
        "bobInThreeDays",
        "sealedAlice",
        "sealedAliceElsewhere",
        "sealedBob",
        "sealedDave",
        "firstMonthAlice",
        "firstMonthBob",
        "firstMonthCarol",
        "secondMonthAlice",
        "secondMonthBob"
    ];
    Answer[] private _answers;
    mapping(bytes32 answerHash => bool) private _isGenuine;
    mapping(address subject => Permission) private _permissions;
    mapping(CampaignId campaign => Account) private _accounts;
    mapping(CampaignId campaign => mapping(uint256 nullifier => address subject)) private _subjects;
    mapping(CampaignId campaign => mapping(uint256 nullifier => bool)) private _claimed;
    mapping(CampaignId campaign => mapping(uint256 period => uint256 count)) private _inPeriod;
    mapping(IssuerId issuer => mapping(uint256 root => uint256 time)) private _rootEnds;

    function held() external view returns (uint256) {
        return token.balanceOf(address(campaigns));
    }

    function paid() external view returns (uint256) {
        return token.balanceOf(PAYEE);
    }

    function budgets() external view returns (uint256) {
        return _available(OPEN) + _available(SEALED) + _available(MONTHLY);
    }

    function unclaimed() external view returns (uint256) {
        return (settlements - claims) * REWARD;
    }

    function reward() external pure returns (uint256) {
        return REWARD;
    }

    function answersPerMonth() external pure returns (uint256) {
        return ANSWERS_PER_PERIOD;
    }

    function budgetOf(uint256 campaign) external view returns (uint256) {
        return _available(CampaignId.wrap(campaign));
    }

    function expectedBudgetOf(uint256 campaign) external view returns (uint256) {
        return _expectedBudget(CampaignId.wrap(campaign));
    }

    function _openLedger() internal {
        _openCampaigns();
        for (uint256 i = 0; i < _answerNames.length; ++i) {
            Answer memory answer = _proved(_answerNames[i]);
            _answers.push(answer);
            _isGenuine[keccak256(abi.encode(answer))] = true;
            _rootEnds[answer.issuer][answer.root] = type(uint256).max;
        }
        _rootEnds[firstIssuer][nextRoot] = 0;
        for (uint256 i = 0; i < 4; ++i) _noteConsent(_subjectAt(i), CONSENT_END);
        for (uint256 i = 0; i < 3; ++i) {
            _accounts[_campaignAt(i)] = Account(BUDGET, 0, 0, type(uint256).max);
        }
    }

    function _answerAt(uint256 which) internal view returns (Answer memory) {
        return _answers[which % _answers.length];
    }

    function _subjectAt(uint256 who) internal view returns (address) {
        return _account(_names[who % _names.length]);
    }

    function _campaignAt(uint256 which) internal pure returns (CampaignId) {
        return CampaignId.wrap(1 + (which % 3));
    }

    /// @dev Whose signature does not matter where there is nobody of this account.
    function _nameOf(address subject) internal view returns (string memory) {
        for (uint256 i = 0; i < _names.length; ++i) {
            if (_account(_names[i]) == subject) return _names[i];
        }
        return "nobody";
    }

    /// @notice Submits an answer and compares with what the ledger expects.
    function _submit(Answer memory answer, address caller) internal {
        bool isDue = _isDue(answer, caller);
        vm.prank(caller);
        try campaigns.settle(answer) {
            if (!isDue) _noteViolation("settled although it was not due");
            _noteSettlement(answer);
        } catch {
            if (isDue) _noteViolation("refused although it was due");
        }
    }

    function _noteConsent(address subject, uint256 until) internal {
        _permissions[subject].until = until;
        _permissions[subject].signedAt = block.timestamp;
    }

    function _noteWithdrawal(address subject) internal {
        _permissions[subject].withdrawnAt = block.timestamp;
    }

    function _noteClaim(Answer memory answer, address subject) internal {
        bool isDue =
            subject != address(0) &&
                _subjects[answer.campaign][answer.nullifier] == subject &&
                !_claimed[answer.campaign][answer.nullifier];
        if (!isDue) _noteViolation("claimed although it was not due");
        _claimed[answer.campaign][answer.nullifier] = true;
        ++claims;
    }

    function _noteFunding(CampaignId id, uint256 amount) internal {
        _accounts[id].funded += amount;
    }

    function _noteClosing(CampaignId id) internal {
        _accounts[id].closesAt = block.timestamp + NOTICE;
    }

    function _noteReclaim(CampaignId id, uint256 amount) internal {
        if (block.timestamp < _accounts[id].closesAt) _noteViolation("reclaimed before the end");
        _accounts[id].reclaimed += amount;
    }

    function _noteReplacement(IssuerId id, uint256 previous, uint256 next) internal {
        if (_rootEnds[id][previous] != 0) _rootEnds[id][previous] = block.timestamp + 1 hours;
        _rootEnds[id][next] = type(uint256).max;
    }

    function _noteRevocation(IssuerId id, uint256 root) internal {
        _rootEnds[id][root] = 0;
    }

    function _noteSettlement(Answer memory answer) private {
        _subjects[answer.campaign][answer.nullifier] = answer.subject;
        _accounts[answer.campaign].settled += 1;
        uint256 count = ++_inPeriod[answer.campaign][answer.period];
        if (answer.campaign == MONTHLY && count > mostAnswersInAMonth) mostAnswersInAMonth = count;
        ++settlements;
    }

    function _noteViolation(string memory what) private {
        if (bytes(violation).length == 0) violation = what;
    }

    /// @dev The rules of the design, one by one; the order does not matter here.
    function _isDue(Answer memory answer, address caller) private view returns (bool) {
        if (!_isGenuine[keccak256(abi.encode(answer))]) return false;
        if (answer.campaign == SEALED) {
            if (caller != settler) return false;
        } else {
            if (answer.issuer == secondIssuer) return false;
            if (!OpenSegment.contains(answer.sealedSegment)) return false;
        }
        if (block.timestamp > _rootEnds[answer.issuer][answer.root]) return false;
        if (!_agrees(_permissions[answer.subject])) return false;
        if (_subjects[answer.campaign][answer.nullifier] != address(0)) return false;
        return _isInTime(answer) && _isAffordable(answer);
    }

    function _agrees(Permission memory permission) private view returns (bool) {
        return permission.signedAt > permission.withdrawnAt && permission.until > block.timestamp;
    }

    function _isInTime(Answer memory answer) private view returns (bool) {
        bool isMonthly = answer.campaign == MONTHLY;
        uint256 period = isMonthly ? (block.timestamp - START) / PERIOD : 0;
        uint256 validAt = answer.validAt;
        return
            answer.period == period &&
            block.timestamp < _accounts[answer.campaign].closesAt &&
            validAt % 86_400 == 0 &&
            validAt >= block.timestamp &&
            validAt - block.timestamp <= 2 * 86_400;
    }

    function _isAffordable(Answer memory answer) private view returns (bool) {
        bool isFull = answer.campaign == MONTHLY && _inPeriod[MONTHLY][answer.period] == ANSWERS_PER_PERIOD;
        return !isFull && _expectedBudget(answer.campaign) >= REWARD;
    }

    function _expectedBudget(CampaignId id) private view returns (uint256) {
        Account memory account = _accounts[id];
        return account.funded - account.reclaimed - account.settled * REWARD;
    }
}
