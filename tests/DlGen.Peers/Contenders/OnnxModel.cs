using System.Runtime.InteropServices;
using System.Text;

namespace DlGen.Peers.Contenders;

/// <summary>
/// A ReLU network as an ONNX file: Gemm and Relu nodes, in as much of protobuf's wire format as they need. The field
/// numbers are those of onnx.proto.
/// </summary>
internal static class OnnxModel
{
    public const string Input = "input";
    public const string Output = "logits";

    private const int FloatType = 1;
    private const int IntAttribute = 2;

    /// <param name="parameters">Weight and bias of each linear layer.</param>
    public static byte[] Encode(IReadOnlyList<ParameterValues> parameters)
    {
        int layers = parameters.Count / 2;
        var graph = new Message();
        string value = Input;
        for (int layer = 0; layer < layers; layer++)
        {
            bool last = layer == layers - 1;
            string linear = last ? Output : $"z{layer}";
            graph.Add(1, Node("Gemm", [value, $"w{layer}", $"b{layer}"], linear).Add(5, IntegerAttribute("transB", 1)));
            value = linear;
            if (!last)
            {
                value = $"a{layer}";
                graph.Add(1, Node("Relu", [linear], value));
            }
        }

        graph.Add(2, "mlp");
        for (int layer = 0; layer < layers; layer++)
        {
            graph.Add(5, Tensor($"w{layer}", parameters[2 * layer]));
            graph.Add(5, Tensor($"b{layer}", parameters[(2 * layer) + 1]));
        }

        graph.Add(11, Value(Input, parameters[0].Shape[1])).Add(12, Value(Output, parameters[^1].Shape[0]));
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

    private static Message Tensor(string name, ParameterValues parameter)
    {
        var tensor = new Message();
        foreach (int length in parameter.Shape)
        {
            tensor.Add(1, length);
        }

        return tensor.Add(2, FloatType).Add(8, name).Add(9, MemoryMarshal.AsBytes<float>(parameter.Values));
    }

    /// <summary>A float matrix of any number of rows.</summary>
    private static Message Value(string name, int columns) => new Message()
        .Add(1, name)
        .Add(2, new Message().Add(1, new Message()
            .Add(1, FloatType)
            .Add(2, new Message().Add(1, new Message().Add(2, "batch")).Add(1, new Message().Add(1, columns)))));

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
