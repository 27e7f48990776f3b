# Lộ Trình. `make run` and `make test` set up what they need; a second run starts at once.
# Written for GNU make 3.81 and later (Debian, macOS).

VENV   ?= .venv
BIN    := $(VENV)/bin
PY     := $(BIN)/python
OUT    ?= out
FILE   ?=
PORT   ?= 8000
DATA   ?= var
PYTEST_ARGS ?= -n auto

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

PINS := pyproject.toml constraints.txt

.PHONY: help run read test check fix bench fuzz golden samples rules messages clean
.DEFAULT_GOAL := help

help:
	@echo 'make run                 mở ứng dụng với cơ quan mẫu tại http://127.0.0.1:$(PORT)/'
	@echo 'make run FILE="a.docx"   đọc các tệp đã cho, ghi báo cáo vào $(OUT)/'
	@echo 'make read                đọc các kế hoạch mẫu trong samples/'
	@echo 'make test                chạy mọi kiểm thử'
	@echo 'make check               ruff, mypy --strict, hợp đồng nhập khẩu mô-đun'
	@echo 'make fix                 định dạng và sửa những gì ruff sửa được'
	@echo 'make bench               đo độ chính xác, tỷ lệ tìm ra lỗi, cách xếp đề mục, cách đối chiếu và tốc độ'
	@echo 'make fuzz                chạy thử với đầu vào bị phá (lâu)'
	@echo 'make golden              vẽ lại tests/golden/ từ samples/'
	@echo 'make rules               vẽ lại bảng các quy tắc trong docs/rules/'
	@echo 'make messages            gom các lời của chương trình vào en.po và biên dịch'
	@echo 'make samples             dựng lại samples/ từ samples/sources/'

# --- setting up -------------------------------------------------------------------------------

$(PY): | .ci/python-venv
	@sh .ci/python-venv $(VENV)

$(VENV)/.run: $(PINS) | $(PY)
	@echo 'Cài đặt Lộ Trình vào $(VENV) …'
	@$(PY) -m pip install -q -c constraints.txt -e '.[ocr,signatures,web]'
	@touch $@

$(VENV)/.dev: $(PINS) | $(PY)
	@echo 'Cài đặt công cụ phát triển vào $(VENV) …'
	@$(PY) -m pip install -q -c constraints.txt -e '.[dev,ocr,signatures]'
	@touch $(VENV)/.run $@

$(VENV)/.programs-run: .ci/programs | $(PY)
	@sh .ci/programs run
	@touch $@

$(VENV)/.programs-test: .ci/programs | $(PY)
	@sh .ci/programs test
	@touch $(VENV)/.programs-run $@

# --- for users ----------------------------------------------------------------------------------

run: $(VENV)/.run $(VENV)/.programs-run
ifeq ($(strip $(FILE)),)
	@$(BIN)/lotrinh admin sample --plans samples --data '$(DATA)' --url 'http://127.0.0.1:$(PORT)'
	@LOTRINH_LOG_LEVEL=WARNING $(BIN)/lotrinh serve --data '$(DATA)' --port '$(PORT)'
else
	@$(BIN)/lotrinh read --report '$(OUT)' $(FILE)
endif

read: $(VENV)/.run $(VENV)/.programs-run
	@$(BIN)/lotrinh read --report '$(OUT)' $(wildcard $(addprefix samples/*.,docx doc rtf htm md pdf png txt))

# --- for developers -----------------------------------------------------------------------------

test: $(VENV)/.dev $(VENV)/.programs-test
	@$(PY) -m pytest $(PYTEST_ARGS)

check: $(VENV)/.dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

fix: $(VENV)/.dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/.dev $(VENV)/.programs-test
	@$(PY) -m benchmarks.accuracy
	@$(PY) -m benchmarks.seeded
	@$(PY) -m benchmarks.outline
	@$(PY) -m benchmarks.coverage
	@$(PY) -m benchmarks.speed

fuzz: $(VENV)/.dev
	@$(PY) -m benchmarks.fuzz

golden: $(VENV)/.dev $(VENV)/.programs-test
	@$(PY) -m tests.golden.draw

samples: $(VENV)/.dev $(VENV)/.programs-test
	@$(PY) -m samples.build

rules: $(VENV)/.dev
	@$(PY) -m tools.rules_index

messages: $(VENV)/.dev
	@$(PY) -m tools.messages
	@$(PY) -m tools.web_messages

clean:
	rm -rf '$(OUT)' build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
