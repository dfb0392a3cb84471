using System.Runtime.InteropServices;
using System.Text;

namespace DlGen.Peers.Contenders;

/// <summary>
/// A network as an ONNX file: its layers' nodes in as much of protobuf's wire format as they need. The field numbers are those of
/// onnx.proto.
/// </summary>
internal static class OnnxModel
{
    public const string Input = "input";
    public const string Output = "logits";

    private const int FloatType = 1;
    private const int IntAttribute = 2;
    private const int IntsAttribute = 7;

    public static byte[] Encode(InferenceWork work)
    {
        var graph = new Graph(work.Parameters);
        string value = Input;
        for (int i = 0; i < work.Layers.Count; i++)
        {
            value = graph.Add(work.Layers[i], value, i == work.Layers.Count - 1 ? Output : null);
        }

        Message encoded = graph.Encode().Add(11, Value(Input, work.InputShape)).Add(12, Value(Output, work.Parameters[^1].Shape));
        return new Message()
            .Add(1, 8)
            .Add(2, "DlGen.Peers")
            .Add(7, encoded)
            .Add(8, new Message().Add(1, "").Add(2, 17))
            .ToArray();
    }

    private static Message Node(string type, ReadOnlySpan<string> inputs, string output)
    {
        var node = new Message();
        foreach (string input in inputs)
        {
            node.Add(1, input);
        }

        return node.Add(2, output).Add(3, output).Add(4, type);
    }

    private static Message IntegerAttribute(string name, long value) =>
        new Message().Add(1, name).Add(3, value).Add(20, IntAttribute);

    private static Message IntegersAttribute(string name, IEnumerable<int> values)
    {
        Message attribute = new Message().Add(1, name);
        foreach (int value in values)
        {
            attribute.Add(8, value);
        }

        return attribute.Add(20, IntsAttribute);
    }

    private static Message Tensor(string name, ParameterValues parameter)
    {
        var tensor = new Message();
        foreach (int length in parameter.Shape)
        {
            tensor.Add(1, length);
        }

        return tensor.Add(2, FloatType).Add(8, name).Add(9, MemoryMarshal.AsBytes<float>(parameter.Values));
    }

    /// <summary>A float tensor: a batch of any number of examples of a shape.</summary>
    private static Message Value(string name, int[] exampleShape)
    {
        Message shape = new Message().Add(1, new Message().Add(2, "batch"));
        foreach (int length in exampleShape)
        {
            shape.Add(1, new Message().Add(1, length));
        }

        return new Message().Add(1, name).Add(2, new Message().Add(1, new Message().Add(1, FloatType).Add(2, shape)));
    }

    /// <summary>A graph under construction: nodes, and the parameters that they read.</summary>
    private sealed class Graph(IReadOnlyList<ParameterValues> parameters)
    {
        private readonly Message nodes = new();
        private readonly Message initializers = new();
        private int parameter;
        private int count;

        /// <summary>Adds a layer's nodes.</summary>
        /// <param name="layer">The layer.</param>
        /// <param name="input">The value that it reads.</param>
        /// <param name="output">What its result is called; null for any name.</param>
        /// <returns>What its result is called.</returns>
        /// <exception cref="NotSupportedException">The layer has no nodes here.</exception>
        public string Add(Layer layer, string input, string? output = null)
        {
            output ??= Name();
            switch (layer)
            {
                case Layer.Linear:
                    AddNode("Gemm", [input, Parameter(), Parameter()], output, IntegerAttribute("transB", 1));
                    break;
                case Layer.Convolution convolution:
                    int groups = convolution.IsDepthwise ? parameters[parameter].Shape[0] : 1;
                    string[] inputs = convolution.HasBias ? [input, Parameter(), Parameter()] : [input, Parameter()];
                    AddNode(
                        "Conv", inputs, output,
                        IntegersAttribute("pads", Enumerable.Repeat(convolution.Padding, 4)),
                        IntegersAttribute("strides", Enumerable.Repeat(convolution.Stride, 2)),
                        IntegerAttribute("group", groups));
                    break;
                case Layer.BatchNorm:
                    int channels = parameters[parameter].Shape[0];
                    AddNode("BatchNormalization", [input, Parameter(), Parameter(), Statistic(channels, 0), Statistic(channels, 1)], output);
                    break;
                case Layer.MaxPool:
                    AddNode("MaxPool", [input], output, IntegersAttribute("kernel_shape", [2, 2]), IntegersAttribute("strides", [2, 2]));
                    break;
                case Layer.GlobalAveragePool:
                    string pooled = Name();
                    AddNode("GlobalAveragePool", [input], pooled);
                    AddNode("Flatten", [pooled], output);
                    break;
                case Layer.Relu:
                    AddNode("Relu", [input], output);
                    break;
                case Layer.Flatten:
                    AddNode("Flatten", [input], output);
                    break;
                case Layer.Sum sum:
                    string first = AddChain(sum.First, input);
                    AddNode("Add", [first, AddChain(sum.Second, input)], output);
                    break;
                default:
                    throw new NotSupportedException($"{layer.GetType().Name} has no ONNX nodes here.");
            }

            return output;
        }

        public Message Encode() => new Message().Add(nodes).Add(2, "network").Add(initializers);

        private string AddChain(IReadOnlyList<Layer> layers, string value)
        {
            foreach (Layer layer in layers)
            {
                value = Add(layer, value);
            }

            return value;
        }

        private void AddNode(string type, ReadOnlySpan<string> inputs, string output, params ReadOnlySpan<Message> attributes)
        {
            Message node = Node(type, inputs, output);
            foreach (Message attribute in attributes)
            {
                node.Add(5, attribute);
            }

            nodes.Add(1, node);
        }

        /// <summary>The next of the network's parameters.</summary>
        private string Parameter() => Initializer(parameters[parameter++]);

        /// <summary>A running statistic of a network that has seen no batch.</summary>
        private string Statistic(int length, float value)
        {
            var values = new float[length];
            Array.Fill(values, value);
            return Initializer(new ParameterValues([length], values));
        }

        private string Initializer(ParameterValues values)
        {
            string name = Name();
            initializers.Add(5, Tensor(name, values));
            return name;
        }

        private string Name() => $"v{count++}";
    }

    /// <summary>A protobuf message under construction: fields with a varint or a length before their bytes.</summary>
    private sealed class Message
    {
        private readonly MemoryStream bytes = new();

        public Message Add(int field, long value)
        {
            WriteVarint((ulong)field << 3);
            WriteVarint((ulong)value);
            return this;
        }

        public Message Add(int field, string value) => Add(field, Encoding.UTF8.GetBytes(value));

        public Message Add(int field, Message value) => Add(field, value.bytes.GetBuffer().AsSpan(0, (int)value.bytes.Length));

        /// <summary>All fields of another message, behind this one's.</summary>
        public Message Add(Message fields)
        {
            bytes.Write(fields.bytes.GetBuffer().AsSpan(0, (int)fields.bytes.Length));
            return this;
        }

        public Message Add(int field, ReadOnlySpan<byte> value)
        {
            WriteVarint(((ulong)field << 3) | 2);
            WriteVarint((ulong)value.Length);
            bytes.Write(value);
            return this;
        }

        public byte[] ToArray() => bytes.ToArray();

        private void WriteVarint(ulong value)
        {
            for (; value >= 0x80; value >>= 7)
            {
                bytes.WriteByte((byte)(value | 0x80));
            }

            bytes.WriteByte((byte)value);
        }
    }
}
