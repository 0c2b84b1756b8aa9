package id.kentongan.chat.community.boundary;

import id.kentongan.chat.community.entity.Community;

/**
 * A community as a citizen who can find it sees it.
 *
 * @param areaName as people call the area whose citizens can join
 * @param joined whether the reader is in it
 * @param founded whether the reader has asked for it
 */
public record CommunityView(Community community, String areaName, boolean joined, boolean founded) {}
