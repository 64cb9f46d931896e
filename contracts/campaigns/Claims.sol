// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {Campaign, ICampaigns, SettledAnswer} from "../interfaces/ICampaigns.sol";
import {AccountSignature} from "../libraries/AccountSignature.sol";
import {ExactTransfer} from "../libraries/ExactTransfer.sol";
import {CampaignId} from "../libraries/Identifiers.sol";
import {CampaignRecords} from "./CampaignRecords.sol";

/// @title Paying what settled answers have earned
abstract contract Claims is CampaignRecords, EIP712, ReentrancyGuardTransient {
    bytes32 private constant CLAIM_TYPEHASH = keccak256(
        "Claim(uint256 campaign,uint256 nullifier,address payee,uint40 deadline)"
    );

    /// @inheritdoc ICampaigns
    function claim(CampaignId id, uint256 nullifier, address payee) external nonReentrant {
        address subject = _subjectToPay(id, nullifier);
        require(subject == msg.sender, NotSubject(subject, msg.sender));
        _pay(id, nullifier, payee);
    }

    /// @inheritdoc ICampaigns
    function claimBySignature(
        CampaignId id,
        uint256 nullifier,
        address payee,
        uint40 deadline,
        bytes calldata signature
    ) external nonReentrant {
        address subject = _subjectToPay(id, nullifier);
        require(block.timestamp <= deadline, ClaimExpired(deadline));
        bytes32 structHash = keccak256(abi.encode(CLAIM_TYPEHASH, id, nullifier, payee, deadline));
        AccountSignature.requireValid(subject, _hashTypedDataV4(structHash), signature);
        _pay(id, nullifier, payee);
    }

    function _pay(CampaignId id, uint256 nullifier, address payee) private {
        require(payee != address(0), PayeeZero());
        Campaign storage campaign = _campaigns[id];
        uint256 reward = campaign.reward;

        _answers[id][nullifier] |= CLAIMED;
        emit RewardClaimed(id, nullifier, payee, reward);
        ExactTransfer.send(campaign.token, payee, reward);
    }

    function _subjectToPay(CampaignId id, uint256 nullifier) private view returns (address) {
        SettledAnswer memory settled = answerOf(id, nullifier);
        require(settled.subject != address(0), NothingToClaim(id, nullifier));
        require(!settled.claimed, AlreadyClaimed(id, nullifier));
        return settled.subject;
    }
}
