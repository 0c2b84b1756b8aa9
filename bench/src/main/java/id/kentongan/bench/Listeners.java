package id.kentongan.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Thousands of open sockets in one thread, so that little of the machine goes into listening. */
final class Listeners implements AutoCloseable {
    private static final int LONGEST_ANSWER = 1 << 16;
    private static final int LONGEST_FRAME = 1 << 20;
    private static final long SECONDS = 30;

    private final NioEventLoopGroup thread = new NioEventLoopGroup(1);

    /**
     * @param protocol that is asked for; null for none
     * @param headers of the handshake
     * @param heard gets each word that comes, in the thread of all listeners
     * @return open
     */
    Channel open(URI address, @Nullable String protocol, Map<String, String> headers, Consumer<String> heard)
            throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        HttpHeaders own = new DefaultHttpHeaders();
        headers.forEach(own::add);
        Channel channel = new Bootstrap()
                .group(thread)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel made) {
                        made.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(LONGEST_ANSWER),
                                        new WebSocketClientProtocolHandler(
                                                WebSocketClientHandshakerFactory.newHandshaker(
                                                        address,
                                                        WebSocketVersion.V13,
                                                        protocol,
                                                        false,
                                                        own,
                                                        LONGEST_FRAME)),
                                        new WebSocketFrameAggregator(LONGEST_FRAME),
                                        new Words(ready, heard));
                    }
                })
                .connect(address.getHost(), address.getPort())
                .sync()
                .channel();
        ready.get(SECONDS, TimeUnit.SECONDS);
        return channel;
    }

    /** What a socket hears. */
    private static final class Words extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        private final CompletableFuture<Void> ready;
        private final Consumer<String> heard;

        Words(CompletableFuture<Void> ready, Consumer<String> heard) {
            this.ready = ready;
            this.heard = heard;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                ready.complete(null);
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            heard.accept(frame.text());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            ready.completeExceptionally(failure);
            context.close();
        }
    }

    /** A word of our own. */
    static void say(Channel channel, String words) {
        channel.writeAndFlush(new TextWebSocketFrame(words));
    }

    @Override
    public void close() {
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
