// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Answer, ICampaigns, SignedTicket} from "../../../contracts/interfaces/ICampaigns.sol";
import {SignedConsent} from "../../../contracts/interfaces/IConsentRegistry.sol";
import {CampaignId, TermsId} from "../../../contracts/libraries/Identifiers.sol";

/// @title What subjects and settlers sign, built from EIP-712's text and not taken from the contracts
library TypedData {
    function consent(address registry, SignedConsent memory signed) internal view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Consent(address subject,bytes32 terms,uint40 until,uint40 signedAt,Words words)Words(string purpose,string ifYouSayNo,string language,bytes32 rendering)"
        );
        bytes32 structHash = keccak256(
            abi.encode(typeHash, signed.subject, signed.terms, signed.until, signed.signedAt, signed.words)
        );
        return _digest("DeCDP ConsentRegistry", registry, structHash);
    }

    function withdrawal(
        address registry,
        address subject,
        TermsId terms,
        uint40 signedAt
    ) internal view returns (bytes32) {
        bytes32 typeHash = keccak256("Withdrawal(address subject,bytes32 terms,uint40 signedAt)");
        bytes32 structHash = keccak256(abi.encode(typeHash, subject, terms, signedAt));
        return _digest("DeCDP ConsentRegistry", registry, structHash);
    }

    /// @notice A ticket for one answer, with the scope that the contract gives.
    function ticket(
        address campaigns,
        Answer memory answer,
        SignedTicket memory signed
    ) internal view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Ticket(uint256 campaign,uint256 scope,uint256 nullifier,address subject,uint256[5] sealedValues,uint40 expiry)"
        );
        bytes32 structHash = keccak256(
            abi.encode(
                typeHash,
                answer.campaign,
                ICampaigns(campaigns).scopeOf(answer.campaign, answer.period),
                answer.nullifier,
                answer.subject,
                keccak256(abi.encode(signed.sealedValues)),
                signed.expiry
            )
        );
        return _digest("DeCDP Campaigns", campaigns, structHash);
    }

    function claim(
        address campaigns,
        CampaignId campaign,
        uint256 nullifier,
        address payee,
        uint40 deadline
    ) internal view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Claim(uint256 campaign,uint256 nullifier,address payee,uint40 deadline)"
        );
        bytes32 structHash = keccak256(abi.encode(typeHash, campaign, nullifier, payee, deadline));
        return _digest("DeCDP Campaigns", campaigns, structHash);
    }

    function _digest(
        string memory name,
        address deployment,
        bytes32 structHash
    ) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256(bytes(name)),
                keccak256("1"),
                block.chainid,
                deployment
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }
}
