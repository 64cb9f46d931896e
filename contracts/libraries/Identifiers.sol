// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice An issuer, numbered from 1 in the order of registration.
type IssuerId is uint256;

/// @notice Terms: hash of the brand and the text's hash, so that nobody can publish another brand's terms.
type TermsId is bytes32;

/// @notice A model: hash of its readable parameters. Zero means no model.
type ModelId is bytes32;

/// @notice A campaign, numbered from 1 in the order of opening.
type CampaignId is uint256;

using {equalIssuers as ==} for IssuerId global;
using {equalTerms as ==} for TermsId global;
using {equalModels as ==} for ModelId global;
using {equalCampaigns as ==} for CampaignId global;

function equalIssuers(IssuerId left, IssuerId right) pure returns (bool) {
    return IssuerId.unwrap(left) == IssuerId.unwrap(right);
}

function equalTerms(TermsId left, TermsId right) pure returns (bool) {
    return TermsId.unwrap(left) == TermsId.unwrap(right);
}

function equalModels(ModelId left, ModelId right) pure returns (bool) {
    return ModelId.unwrap(left) == ModelId.unwrap(right);
}

function equalCampaigns(CampaignId left, CampaignId right) pure returns (bool) {
    return CampaignId.unwrap(left) == CampaignId.unwrap(right);
}
