using System.Runtime.InteropServices;
using System.Text;

namespace DlGen.Peers.Contenders;

/// <summary>
/// A ReLU network as an ONNX file: Conv, MaxPool, Flatten, Gemm and Relu nodes, in as much of protobuf's wire format as they need. The
/// field numbers are those of onnx.proto.
/// </summary>
internal static class OnnxModel
{
    public const string Input = "input";
    public const string Output = "logits";

    private const int FloatType = 1;
    private const int IntAttribute = 2;
    private const int IntsAttribute = 7;

    /// <param name="work">Its parameters are weight and bias of each convolution and each linear layer.</param>
    public static byte[] Encode(InferenceWork work)
    {
        IReadOnlyList<ParameterValues> parameters = work.Parameters;
        int layers = parameters.Count / 2;
        var graph = new Message();
        string value = Input;
        for (int layer = 0; layer < layers; layer++)
        {
            ParameterValues weight = parameters[2 * layer];
            bool last = layer == layers - 1;
            if (!weight.IsConvolution && layer > 0 && parameters[2 * (layer - 1)].IsConvolution)
            {
                graph.Add(1, Node("Flatten", [value], "flat"));
                value = "flat";
            }

            string linear = last ? Output : $"z{layer}";
            string[] inputs = [value, $"w{layer}", $"b{layer}"];
            graph.Add(1, weight.IsConvolution
                ? Node("Conv", inputs, linear).Add(5, IntegersAttribute("pads", Enumerable.Repeat(weight.Shape[2] / 2, 4)))
                : Node("Gemm", inputs, linear).Add(5, IntegerAttribute("transB", 1)));
            value = linear;
            if (!last)
            {
                value = $"a{layer}";
                graph.Add(1, Node("Relu", [linear], value));
            }

            if (weight.IsConvolution)
            {
                string pool = $"p{layer}";
                graph.Add(1, Node("MaxPool", [value], pool).Add(5, IntegersAttribute("kernel_shape", [2, 2])).Add(5, IntegersAttribute("strides", [2, 2])));
                value = pool;
            }
        }

        graph.Add(2, "network");
        for (int layer = 0; layer < layers; layer++)
        {
            graph.Add(5, Tensor($"w{layer}", parameters[2 * layer]));
            graph.Add(5, Tensor($"b{layer}", parameters[(2 * layer) + 1]));
        }

        graph.Add(11, Value(Input, work.InputShape)).Add(12, Value(Output, parameters[^1].Shape));
        return new Message()
            .Add(1, 8)
            .Add(2, "DlGen.Peers")
            .Add(7, graph)
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
