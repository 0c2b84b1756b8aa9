package id.kentongan.chat.community.boundary;

import id.kentongan.chat.community.entity.Community;

/**
 * A community as a moderator sees it; never who the founder is.
 *
 * @param areaName as people call the area whose citizens can join
 */
public record CommunityFile(Community community, String areaName) {}
