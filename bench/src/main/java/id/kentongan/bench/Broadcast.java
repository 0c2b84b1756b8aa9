package id.kentongan.bench;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;

/** The least that a room can be: what one socket says goes to all, unread and unkept. A program of its own. */
final class Broadcast {
    private static final int LONGEST = 1 << 16;

    private Broadcast() {}

    /** Prints the port on which it listens; ends with the process that started it. */
    public static void main(String[] none) throws Exception {
        ChannelGroup all = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        NioEventLoopGroup thread = new NioEventLoopGroup(1);
        int port = ((InetSocketAddress) new ServerBootstrap()
                        .group(thread)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                channel.pipeline()
                                        .addLast(
                                                new HttpServerCodec(),
                                                new HttpObjectAggregator(LONGEST),
                                                new WebSocketServerProtocolHandler("/", true),
                                                new Member(all));
                            }
                        })
                        .bind("127.0.0.1", 0)
                        .sync()
                        .channel()
                        .localAddress())
                .getPort();
        System.out.println(port);
        System.in.transferTo(java.io.OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static final class Member extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final ChannelGroup all;

        Member(ChannelGroup all) {
            this.all = all;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
                all.add(context.channel());
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            all.writeAndFlush(frame.retain());
        }
    }
}
